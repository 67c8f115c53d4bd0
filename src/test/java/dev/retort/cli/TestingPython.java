package dev.retort.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A Python with Alembic: that of the virtual environment whose {@code alembic} stands in RETORT_ALEMBIC. */
final class TestingPython {
    private TestingPython() {}

    /** The test is skipped where there is none. */
    static String withAlembic() {
        Optional<Path> python = Optional.ofNullable(System.getenv("RETORT_ALEMBIC"))
                .map(alembic -> Path.of(alembic).resolveSibling("python"))
                .filter(Files::isExecutable);
        assumeTrue(python.isPresent(), "RETORT_ALEMBIC does not name a virtual environment's alembic");
        return python.orElseThrow().toString();
    }
}
