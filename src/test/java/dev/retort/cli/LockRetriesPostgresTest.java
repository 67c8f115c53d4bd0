package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A migration behind somebody who holds a lock: it names who, steps aside, and comes again. */
@ExtendWith(TestingDatabase.class)
class LockRetriesPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    LockRetriesPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aTable() {
        url.execute("CREATE TABLE a (x int); CREATE TABLE tries (x int)");
        shell.migration("aaaa01", "", "ALTER TABLE a ADD COLUMN y int;", "ALTER TABLE a DROP COLUMN y;");
    }

    private Connection reader() throws Exception {
        Connection reader = url.connect();
        Statement statement = reader.createStatement();
        statement.execute("SET application_name = 'nightly report'");
        reader.setAutoCommit(false);
        statement.execute("SELECT count(*) FROM a WHERE x::text <> 's3cret'");
        return reader;
    }

    @Test
    void namesWhoHeldTheLockInTheMessageAndInTheReport() throws Exception {
        try (Connection reader = reader()) {
            Answer answer = shell.retort("goto", "head", "--lock-timeout", "400ms", "--lock-retries", "0");
            Answer json =
                    shell.retort("goto", "head", "--lock-timeout", "400ms", "--lock-retries", "0", "--output", "json");

            assertThat(answer.exitCode()).isEqualTo(3);
            assertThat(answer.err())
                    .contains("55P03", "the lock was held by nightly report (process ", "user postgres")
                    .contains("in a transaction since", "SELECT count(*) FROM a")
                    .doesNotContain("s3cret");
            assertThat(json.out()).contains("the lock was held by nightly report (process ");
            reader.rollback();
        }
    }

    @Test
    void comesAgainOnceTheLockIsFree() throws Exception {
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection reader = reader()) {
            Future<Answer> run = runs.submit(() -> shell.retort("goto", "head", "--lock-timeout", "100ms"));
            while (url.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'retort'"
                            + " AND datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(run.isDone()).isFalse();
            }
            while (!url.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'retort'"
                            + " AND datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(run.isDone()).isFalse();
            }
            // Between its tries it stands in nobody's way.
            assertThat(url.query("SELECT count(*) FROM a")).containsExactly("0");
            reader.rollback();

            Answer answer = run.get();

            assertThat(answer.exitCode()).as(answer.err()).isZero();
            assertThat(answer.err()).contains("revision aaaa01 is tried again in", "(1 of 10)");
        }
    }

    @Test
    void triesOneStatementAgainThatRunsOutsideATransaction() throws Exception {
        shell.file("aaaa01.sql", """
                -- revision: aaaa01
                -- down_revision:
                -- migrate:up transaction:false
                INSERT INTO tries VALUES (1);
                ALTER TABLE a ADD COLUMN y int;
                """);
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection reader = reader()) {
            Future<Answer> run = runs.submit(() -> shell.retort("goto", "head", "--lock-timeout", "100ms"));
            while (url.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'retort'"
                            + " AND datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(run.isDone()).isFalse();
            }
            while (!url.query("SELECT 1 FROM pg_stat_activity WHERE application_name = 'retort'"
                            + " AND datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(run.isDone()).isFalse();
            }
            reader.rollback();

            assertThat(run.get().exitCode()).isZero();
        }
        assertThat(url.query("SELECT x FROM tries")).containsExactly("1");
    }

    @Test
    void delaysOtherReadersByTheLockTimeoutAtMost() throws Exception {
        long longest = 0;
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection holder = reader();
                Connection other = url.connect();
                Statement statement = other.createStatement()) {
            Future<Answer> run =
                    runs.submit(() -> shell.retort("goto", "head", "--lock-timeout", "500ms", "--lock-retries", "3"));
            while (!run.isDone()) {
                long start = System.nanoTime();
                statement.execute("SELECT count(*) FROM a");
                longest = Math.max(longest, System.nanoTime() - start);
            }
            assertThat(run.get().exitCode()).isEqualTo(3);
            holder.rollback();
        }
        System.out.println("the longest wait of another reader: "
                + Duration.ofNanos(longest).toMillis() + " ms with --lock-timeout 500ms");
        // It did stand behind the migration, and no longer than the timeout, with slack for a busy machine.
        assertThat(Duration.ofNanos(longest)).isBetween(Duration.ofMillis(100), Duration.ofMillis(1000));
    }
}
