package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a killed statement left half built is found and mended by the next run. */
@ExtendWith(TestingDatabase.class)
class LeftoversPostgresTest {
    private static final String INVALID =
            "SELECT indexrelid::regclass FROM pg_index WHERE NOT indisvalid ORDER BY indexrelid";

    private final TestingDatabase.Url url;
    private final TestingShell shell;

    LeftoversPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aTable() {
        url.execute("CREATE TABLE a (x int, s text); CREATE INDEX i ON a (x);"
                + " CREATE TABLE parts (x int) PARTITION BY RANGE (x);"
                + " CREATE TABLE part1 PARTITION OF parts FOR VALUES FROM (1) TO (2)");
    }

    private void script(String up) {
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision:
                -- migrate:up
                %s;
                """.formatted(up));
    }

    private Answer go() {
        return shell.retort("goto", "bbbb02", "--lock-timeout", "60s");
    }

    /** Kills the run's backend while its statement waits for this one's transaction. */
    private void killBehind(String holder, String waiting) throws Exception {
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection other = url.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute(holder);
            Future<Answer> run = runs.submit(this::go);
            while (url.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query ~ '^" + waiting
                            + "' AND datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(run.isDone()).isFalse();
            }
            assertThat(run.get().exitCode()).isEqualTo(3);
            other.rollback();
        }
    }

    @Test
    void dropsTheCopyThatAnInterruptedReindexLeft() throws Exception {
        script("REINDEX TABLE CONCURRENTLY a");
        killBehind("INSERT INTO a VALUES (1)", "REINDEX");
        List<String> left = url.query(INVALID);
        assertThat(left).contains("i_ccnew");

        Answer answer = go();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("had left the invalid index public.i_ccnew, which was dropped", "run again");
        assertThat(url.query(INVALID)).isEmpty();
    }

    @Test
    void keepsAnInvalidCopyThatWasThereBefore() throws Exception {
        script("REINDEX INDEX CONCURRENTLY i");
        killBehind("INSERT INTO a VALUES (1)", "REINDEX");
        url.execute("DELETE FROM retort.progress");
        killBehind("INSERT INTO a VALUES (1)", "REINDEX");
        assertThat(url.query(INVALID)).containsExactly("i_ccnew", "i_ccnew1");

        assertThat(go().exitCode()).isZero();

        assertThat(url.query(INVALID)).containsExactly("i_ccnew");
    }

    @Test
    void finalizesAPartitionThatIsHalfDetached() throws Exception {
        script("ALTER TABLE parts DETACH PARTITION part1 CONCURRENTLY");
        killBehind("SELECT * FROM parts", "ALTER TABLE parts");
        assertThat(url.query("SELECT inhdetachpending FROM pg_inherits WHERE inhrelid = 'part1'::regclass"))
                .containsExactly("t");

        Answer answer = go();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("FINALIZE detached it");
        assertThat(url.query("SELECT 1 FROM pg_inherits")).isEmpty();
        assertThat(url.query("SELECT to_regclass('part1')")).containsExactly("part1");
    }

    @Test
    void countsAPartitionAsDetachedThatIsNoneAnyMore() {
        script("ALTER TABLE parts DETACH PARTITION part1 CONCURRENTLY; SELECT 1 FROM gate");
        diedInTheFirstStatement();

        Answer answer = go();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("part1, which was a partition before, is none any more");
    }

    @Test
    void finishesTheDropOfAnIndex() throws Exception {
        script("DROP INDEX CONCURRENTLY i");
        killBehind("SELECT * FROM a", "DROP INDEX");
        assertThat(url.query(INVALID)).containsExactly("i");

        assertThat(go().exitCode()).isZero();

        assertThat(url.query("SELECT to_regclass('i')")).containsOnlyNulls();
    }

    @Test
    void looksForADatabaseInTheCatalog() {
        String name = "Made " + url.query("SELECT current_database()").getFirst();
        script("CREATE DATABASE \"" + name + "\"; DROP DATABASE \"" + name + "\"; SELECT 1 FROM gate");
        assertThat(go().exitCode()).isEqualTo(1);
        forgetTheEndOfStatement(2);
        assertThat(go().err()).contains("the database " + name + ", which was there before, is gone");

        url.execute("DELETE FROM retort.progress WHERE statement = 2");
        url.execute("CREATE DATABASE \"" + name + "\"");
        forgetTheEndOfStatement(1);

        assertThat(go().err()).contains("the database " + name + ", which was not there before, is there");
        assertThat(url.query("SELECT 1 FROM pg_database WHERE datname = '" + name + "'"))
                .isEmpty();
    }

    @Test
    void addsAnEnumValueTogetherWithItsMark() {
        url.execute("CREATE TYPE mood AS ENUM ('glad')");
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision:
                -- migrate:up transaction:false
                ALTER TYPE mood ADD VALUE 'sad';
                SELECT pg_terminate_backend(pg_backend_pid()) FROM gate;
                """);
        url.execute("CREATE TABLE gate AS SELECT 1; CREATE SCHEMA retort; CREATE FUNCTION public.die() RETURNS trigger"
                + " LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NEW; END $$");
        assertThat(go().exitCode()).isEqualTo(3);
        // What the first statement did is there, and so is its mark; it does not run again.
        assertThat(url.query("SELECT statement || '' || (finished_at IS NOT NULL) FROM retort.progress"))
                .containsExactly("1true");
        url.execute("DROP TABLE gate; CREATE TABLE gate (x int)");
        assertThat(go().exitCode()).isZero();

        // Killed between the statement and its commit, neither is.
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision:
                -- migrate:up transaction:false
                ALTER TYPE mood ADD VALUE 'angry';
                """);
        url.execute("DELETE FROM alembic_version; DELETE FROM retort.revision;"
                + " CREATE TRIGGER die BEFORE UPDATE ON retort.progress FOR EACH ROW EXECUTE FUNCTION die()");
        assertThat(go().exitCode()).isEqualTo(3);
        assertThat(url.query("SELECT enumlabel FROM pg_enum ORDER BY enumsortorder"))
                .containsExactly("glad", "sad");
        assertThat(url.query("SELECT 1 FROM retort.progress")).isEmpty();
    }

    private void diedInTheFirstStatement() {
        assertThat(go().exitCode()).isEqualTo(1);
        forgetTheEndOfStatement(1);
        url.execute("CREATE TABLE gate (x int)");
    }

    private void forgetTheEndOfStatement(int number) {
        url.execute("UPDATE retort.progress SET finished_at = NULL, session_state = NULL WHERE statement = " + number);
    }
}
