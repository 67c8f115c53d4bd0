package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Python with Alembic: that of the virtual environment that stands in RETORT_ALEMBIC. */
public final class TestingPython {
    private TestingPython() {}

    /** The test is skipped where there is none, unless this is CI. */
    public static String withAlembic() {
        Optional<Path> python = Optional.ofNullable(System.getenv("RETORT_ALEMBIC"))
                .map(home -> Path.of(home, "bin", "python"))
                .filter(Files::isExecutable);
        assertThat(python.isPresent() || !"true".equals(System.getenv("CI")))
                .as("RETORT_ALEMBIC names no virtual environment, and CI is to skip nothing")
                .isTrue();
        assumeTrue(python.isPresent(), "RETORT_ALEMBIC names no virtual environment");
        return python.orElseThrow().toString();
    }
}
