package dev.retort.source;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What {@code init} lays out: folders of migrations, a configuration, and what else a way of working needs. */
public enum FolderTemplate {
    GENERIC("one database, one folder of migrations") {
        @Override
        Map<String, String> files(String folder) {
            return Map.of("retort.toml", HEAD + """
                    directory = "%s"
                    # url = "postgresql://user@localhost:5432/database"
                    # version_table = "public.alembic_version"
                    # file_template = "%%(year)d_%%(month).2d_%%(day).2d-%%(rev)s_%%(slug)s"
                    # timezone = "Europe/Berlin"
                    """.formatted(folder), folder + "/versions/.gitkeep", "");
        }
    },
    MULTIDB("several databases: retort --name billing upgrade head") {
        @Override
        Map<String, String> files(String folder) {
            return Map.of(
                    "retort.toml",
                    HEAD + """
                    # 'retort --name shop ...' reads [shop] first, then what stands above the sections.

                    [shop]
                    directory = "%1$s/shop"
                    # url = "postgresql://user@localhost:5432/shop"

                    [billing]
                    directory = "%1$s/billing"
                    # url = "postgresql://user@localhost:5432/billing"
                    """.formatted(folder),
                    folder + "/shop/versions/.gitkeep",
                    "",
                    folder + "/billing/versions/.gitkeep",
                    "");
        }
    },
    KUBERNETES("migrations and the DatabaseMigration that runs them: kubectl apply -k .") {
        @Override
        Map<String, String> files(String folder) {
            Map<String, String> files = new TreeMap<>(GENERIC.files(folder));
            files.put("databasemigration.yaml", """
                    apiVersion: retort.dev/v1beta1
                    kind: DatabaseMigration
                    metadata:
                      name: app
                    spec:
                      targetRevision: head          # or a revision: raise it to upgrade, lower it to roll back
                      database:
                        secretRef:
                          name: app-db              # uri, or host, port, dbname, username and password
                      migrations:
                        configMaps:
                          - name: app-migrations
                    """);
            files.put("kustomization.yaml", """
                    apiVersion: kustomize.config.k8s.io/v1beta1
                    kind: Kustomization
                    resources:
                      - databasemigration.yaml
                    configMapGenerator:
                      - name: app-migrations
                        files: []                   # %s/versions/….sql, a line a file
                    generatorOptions:
                      disableNameSuffixHash: true   # a change is seen by the content
                    """.formatted(folder));
            return files;
        }
    };

    private static final String HEAD =
            "# Flags and RETORT_… of the environment go before what stands here; the keys are the flags' names.\n";

    private final String description;

    FolderTemplate(String description) {
        this.description = description;
    }

    /** Files by their path; an empty one stands for its folder alone. */
    abstract Map<String, String> files(String folder);

    public String description() {
        return description;
    }

    /** As it is written on the command line. */
    public String text() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    /**
     * Reads a name.
     *
     * @throws SourceException where there is no such template
     */
    public static FolderTemplate named(String name) {
        return Arrays.stream(values())
                .filter(template -> template.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new SourceException(List.of("there is no template \"" + name + "\"; there are "
                        + Arrays.stream(values()).map(FolderTemplate::text).collect(Collectors.joining(", ")))));
    }

    /**
     * Lays it out. Nothing that exists is changed.
     *
     * @param root where to
     * @param folder the migrations' folder below it
     * @return what was written
     * @throws SourceException where the migrations' folder is there already, or the files cannot be written
     */
    public List<Path> layOut(Path root, String folder) {
        if (Files.exists(root.resolve(folder))) {
            throw new SourceException(List.of(root.resolve(folder) + " exists already; nothing was changed"));
        }
        try {
            List<Path> written = new java.util.ArrayList<>();
            for (Map.Entry<String, String> file : new TreeMap<>(files(folder)).entrySet()) {
                Path path = root.resolve(file.getKey());
                Files.createDirectories(path.toAbsolutePath().getParent());
                if (file.getValue().isEmpty()) {
                    written.add(path.getParent());
                } else if (write(path, file.getValue())) {
                    written.add(path);
                }
            }
            return written;
        } catch (IOException e) {
            throw new SourceException(List.of("cannot lay out the folder " + root.resolve(folder) + ": " + e));
        }
    }

    private static boolean write(Path path, String text) throws IOException {
        try {
            Files.writeString(path, text, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false; // a project's own file goes before ours
        }
    }
}
