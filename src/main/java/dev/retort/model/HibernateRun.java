package dev.retort.model;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;

/** Runs {@link HibernateExport} in a Java of its own, on somebody else's class path. */
record HibernateRun(ClassPath path, Path folder, Duration limit) {
    /** What came of it. */
    record Exported(String ddl, String version) {}

    /** Where no server is asked, Hibernate has to be told which one it writes for. */
    private static final Map<String, String> DEFAULTS = Map.of(
            "jakarta.persistence.database-product-name", "PostgreSQL",
            "jakarta.persistence.database-major-version", "15",
            "hibernate.boot.allow_jdbc_metadata_access", "false",
            "hibernate.hbm2ddl.delimiter", ";");

    Exported export(List<String> classes, List<String> mappings, Map<String, String> settings) {
        try {
            Path work = Files.createTempDirectory("retort-jpa");
            try {
                return export(work, classes, mappings, settings);
            } finally {
                delete(work);
            }
        } catch (IOException e) {
            throw new ModelException("cannot export the entities: " + e);
        }
    }

    private Exported export(Path work, List<String> classes, List<String> mappings, Map<String, String> settings)
            throws IOException {
        Path own = work.resolve(HibernateExport.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(Objects.requireNonNull(own.getParent()));
        try (InputStream bytes =
                Objects.requireNonNull(HibernateExport.class.getResourceAsStream("HibernateExport.class"))) {
            Files.copy(bytes, own);
        }
        Path ddl = work.resolve("schema.sql");
        Properties all = new Properties();
        all.putAll(DEFAULTS);
        all.putAll(settings);
        // Whatever the settings say: nothing is executed anywhere.
        all.put("jakarta.persistence.schema-generation.database.action", "none");
        all.put("jakarta.persistence.schema-generation.scripts.action", "create");
        all.put("jakarta.persistence.schema-generation.scripts.create-target", ddl.toString());
        all.remove("hibernate.hbm2ddl.auto");
        try (var out = Files.newBufferedWriter(work.resolve("settings"))) {
            all.store(out, null);
        }
        Files.write(work.resolve("classes"), classes);
        Files.write(work.resolve("mappings"), mappings);
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        new Program(
                        "the export of the entities by Hibernate",
                        List.of(
                                java,
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                path.text() + File.pathSeparator + work,
                                HibernateExport.class.getName(),
                                work.toString()),
                        folder,
                        limit)
                .run();
        if (!Files.exists(ddl)) {
            throw new ModelException("Hibernate wrote no DDL for " + String.join(", ", classes));
        }
        return new Exported(
                Files.readString(ddl), Files.readString(work.resolve("version")).strip());
    }

    private static void delete(Path work) throws IOException {
        try (Stream<Path> files = Files.walk(work)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
