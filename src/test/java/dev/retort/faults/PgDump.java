package dev.retort.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** PostgreSQL's own judge of whether two schemas are the same; from the folder in RETORT_POSTGRES_CLIENT. */
public record PgDump(Path program) {
    /** Nothing where there is none, unless this is CI. */
    public static Optional<PgDump> find() {
        Optional<PgDump> found = Optional.ofNullable(System.getenv("RETORT_POSTGRES_CLIENT"))
                .map(folder -> new PgDump(Path.of(folder, "pg_dump")))
                .filter(dump -> Files.isExecutable(dump.program));
        assertThat(found.isPresent() || !"true".equals(System.getenv("CI")))
                .as("RETORT_POSTGRES_CLIENT names no folder with pg_dump, and CI is to skip nothing")
                .isTrue();
        return found;
    }

    /** The whole schema, the ledger's too, as SQL; without what the archive keeps, whose tables are numbered. */
    public String schema(TestingDatabase.Url url) {
        try {
            Process process = new ProcessBuilder(
                            program.toString(),
                            "--schema-only",
                            "--restrict-key=same",
                            "--exclude-table=retort.kept_*",
                            "--dbname=" + url.text())
                    .redirectErrorStream(true)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor()).as(text).isZero();
            return text;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
