package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A schema that other people use, out of the folder that {@code script/test} fills and names in {@code RETORT_REAL_SCHEMAS}.
 *
 * @param always whether it is tried each time, and not with {@code -Dreal.projects=true} alone
 */
record RealSchema(String name, String version, boolean always) {
    /** Those of one name by their age. */
    static final List<RealSchema> ALL = List.of(
            new RealSchema("quartz", "2.5.1", true),
            new RealSchema("spring-batch", "4.3.10", true),
            new RealSchema("spring-batch", "5.2.2", true),
            new RealSchema("camunda", "7.13.0", false),
            new RealSchema("camunda", "7.23.0", false),
            new RealSchema("wagtail-oscar", "8.0", false),
            new RealSchema("tryton", "7.0", false),
            new RealSchema("tryton", "8.2", false));

    /** From a version to the next. */
    record Step(RealSchema old, RealSchema next) {
        @Override
        public String toString() {
            return old + " to " + next.version;
        }
    }

    static List<Step> steps() {
        return ALL.stream()
                .flatMap(old -> ALL.stream()
                        .dropWhile(other -> !other.equals(old))
                        .skip(1)
                        .filter(next -> next.name.equals(old.name))
                        .limit(1)
                        .map(next -> new Step(old, next)))
                .toList();
    }

    /** As SQL. The test is skipped where it is not wanted, or not there, unless this is CI. */
    String ddl() {
        assumeTrue(always || Boolean.getBoolean("real.projects"), "takes minutes: -Dreal.projects=true");
        Optional<Path> file = Optional.ofNullable(System.getenv("RETORT_REAL_SCHEMAS"))
                .map(folder -> Path.of(folder, name + "-" + version + ".sql"))
                .filter(Files::exists);
        assertThat(file.isPresent() || !"true".equals(System.getenv("CI")))
                .as("RETORT_REAL_SCHEMAS names no folder with %s, and CI is to skip nothing", this)
                .isTrue();
        assumeTrue(file.isPresent(), "RETORT_REAL_SCHEMAS names no folder with " + this);
        try {
            // As pg_dump writes it, but for psql's commands.
            return Files.readString(file.orElseThrow())
                    .lines()
                    .filter(line -> !line.startsWith("\\"))
                    .collect(Collectors.joining("\n", "", "\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
