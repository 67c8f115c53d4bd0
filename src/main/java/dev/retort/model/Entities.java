package dev.retort.model;

import dev.retort.sql.Script;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The entities of JPA, exported by the Hibernate that is on their own class path, in a process of its own.
 *
 * @param classPath folders and jars, as {@code java -cp} takes them
 * @param packages in which entities are looked for, at any depth
 * @param classes named one by one
 * @param unit a persistence unit of a {@code META-INF/persistence.xml} on the class path
 * @param settings Hibernate's, such as {@code hibernate.physical_naming_strategy}
 * @param folder where the process runs, and against which paths are read
 * @param limit how long it may take
 */
public record Entities(
        List<String> classPath,
        List<String> packages,
        List<String> classes,
        Optional<String> unit,
        Map<String, String> settings,
        Path folder,
        Duration limit)
        implements Model {
    public Entities {
        classPath = List.copyOf(classPath);
        packages = List.copyOf(packages);
        classes = List.copyOf(classes);
        settings = Map.copyOf(settings);
    }

    @Override
    public Ddl ddl() {
        try (ClassPath path = ClassPath.of(classPath, folder)) {
            List<MappedClass> mapped = new ArrayList<>(path.in(packages));
            classes.forEach(name -> mapped.add(path.named(name)));
            Optional<PersistenceUnit> found = unit.map(name -> PersistenceUnit.named(name, path));
            found.ifPresent(it -> mapped.addAll(it.classes()));
            List<MappedClass> all = mapped.stream().distinct().sorted().toList();
            List<String> mappings = found.map(PersistenceUnit::mappingFiles).orElse(List.of());
            if (all.isEmpty() && mappings.isEmpty()) {
                throw new ModelException("there is no entity in "
                        + (packages.isEmpty() ? "what schema.jpa names" : "the packages " + String.join(", ", packages))
                        + " on the class path " + path.text()
                        + "; compile first, and name packages, entities or a persistence_unit in schema.jpa");
            }
            Map<String, String> merged = new TreeMap<>();
            found.ifPresent(it -> merged.putAll(it.settings()));
            merged.putAll(settings);
            HibernateRun.Exported exported = new HibernateRun(path, folder, limit).export(names(all), mappings, merged);
            return new Ddl(
                    List.of(new Script("the entities' DDL", exported.ddl(), 1, false)),
                    MappedClass.notes(all),
                    Optional.of(new Ddl.Generator("Hibernate", exported.version())));
        }
    }

    private static List<String> names(Collection<MappedClass> classes) {
        return classes.stream().map(MappedClass::name).toList();
    }
}
