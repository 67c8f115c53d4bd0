package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A line of Hibernate, out of the folder that {@code script/test} fills and names in {@code RETORT_HIBERNATE}.
 *
 * @param jars the folder of its jars
 */
public record TestingHibernate(Path jars) {
    /** The shop's entities. */
    public static final Path ENTITIES = Path.of("src/test/resources/jpa");

    /** The tests that ask for it are skipped where there is none, unless this is CI. */
    public static TestingHibernate line(String version) {
        Optional<Path> found = Optional.ofNullable(System.getenv("RETORT_HIBERNATE"))
                .map(Path::of)
                .flatMap(folder -> {
                    try (Stream<Path> versions = Files.list(folder)) {
                        return versions.filter(it -> it.getFileName().toString().startsWith(version + "."))
                                .findFirst();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
        assertThat(found.isPresent() || !"true".equals(System.getenv("CI")))
                .as("RETORT_HIBERNATE names no Hibernate %s, and CI is to skip nothing", version)
                .isTrue();
        assumeTrue(found.isPresent(), "RETORT_HIBERNATE names no Hibernate " + version);
        return new TestingHibernate(found.orElseThrow());
    }

    String version() {
        return jars.getFileName().toString();
    }

    /** Compiles the shop's entities into a folder. */
    void compile(Path target) {
        compile(ENTITIES, target);
    }

    /** Compiles a folder of entities into another. */
    public void compile(Path folder, Path target) {
        try (Stream<Path> sources = Files.walk(folder);
                Stream<Path> libraries = Files.list(jars)) {
            List<String> arguments = new ArrayList<>(List.of(
                    "-d",
                    target.toString(),
                    "-proc:none",
                    "-cp",
                    String.join(
                            ":",
                            libraries
                                    .map(Path::toString)
                                    .filter(jar -> jar.contains("jakarta.persistence"))
                                    .toList())));
            sources.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
            int failures = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
            assertThat(failures).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
