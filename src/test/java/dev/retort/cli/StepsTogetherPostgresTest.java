package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Small steps go to the server together, and are steps all the same. */
@ExtendWith(TestingDatabase.class)
class StepsTogetherPostgresTest {
    private static final int STEPS = 40;

    private final TestingDatabase.Url url;
    private final TestingShell shell;

    StepsTogetherPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    private static String id(int number) {
        return String.format("step%03d", number);
    }

    private void migrations(int steps) {
        for (int i = 1; i <= steps; i++) {
            String last = i == 1 ? "" : id(i - 1);
            shell.migration(
                    id(i), last, "CREATE TABLE t" + i + " (x integer DEFAULT " + i + ");", "DROP TABLE t" + i + ";");
        }
    }

    private List<String> rows() {
        return url.query("SELECT version_num FROM alembic_version");
    }

    @Test
    void eachHasATransactionOfItsOwn() {
        migrations(STEPS);

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err().lines().filter(line -> line.contains("/" + STEPS + " upgrade")))
                .hasSize(STEPS);
        assertThat(url.query("SELECT count(DISTINCT xmin::text) FROM retort.step"))
                .containsExactly(String.valueOf(STEPS));
        assertThat(url.query("SELECT count(*) FROM retort.revision AS r JOIN retort.step AS s USING (revision)"
                        + " WHERE r.xmin = s.xmin"))
                .containsExactly(String.valueOf(STEPS));
        assertThat(url.query("SELECT bool_and(duration BETWEEN '0' AND '1 min') FROM retort.step"))
                .containsExactly("t");
    }

    @Test
    void oneThatFailsEndsWhatCameAlongAndNothingThatWasBefore() {
        migrations(STEPS);
        String failing = "CREATE TABLE u (x integer);\nINSERT INTO u\nVALUES ('one');";
        shell.migration(id(30), id(29), failing, "DROP TABLE u;");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("step030.sql:8:9", "invalid input syntax for type integer");
        assertThat(answer.err().lines().filter(line -> line.contains("/" + STEPS + " upgrade")))
                .hasSize(29);
        assertThat(rows()).containsExactly("step029");
        assertThat(url.query("SELECT count(*) FROM pg_tables WHERE tablename ~ '^(t[0-9]+|u)$'"))
                .containsExactly("29");

        shell.migration(id(30), id(29), "CREATE TABLE u (x integer);", "DROP TABLE u;");
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        assertThat(rows()).containsExactly(id(STEPS));
        assertThat(url.query("SELECT count(DISTINCT revision) || ' of ' || count(*) FROM retort.step"))
                .containsExactly("40 of 40");
    }

    @Test
    void oneMissesALockAndOnlyItIsTriedAgain() throws Exception {
        url.execute("CREATE TABLE busy (x integer)");
        migrations(6);
        shell.migration(id(4), id(3), "ALTER TABLE busy ADD COLUMN y integer;", "ALTER TABLE busy DROP COLUMN y;");
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection reader = url.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT FROM busy");
            Future<Answer> run = runs.submit(() -> shell.retort("goto", "head", "--lock-timeout", "100ms"));
            while (!url.query("SELECT to_regclass('t3') IS NOT NULL").equals(List.of("t"))) {
                assertThat(run.isDone()).isFalse();
            }
            reader.rollback();

            Answer answer = run.get();

            assertThat(answer.exitCode()).as(answer.err()).isZero();
            assertThat(answer.err().lines().filter(line -> line.contains("/6 upgrade")))
                    .hasSize(6);
            assertThat(url.query("SELECT count(DISTINCT revision) || ' of ' || count(*) FROM retort.step"))
                    .containsExactly("6 of 6");
        }
    }

    @Test
    void whoeverChangesTheVersionTableMeanwhileIsFound() {
        migrations(8);
        shell.migration(id(5), id(4), "UPDATE alembic_version SET version_num = 'else';", "SELECT;");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isNotZero();
        assertThat(answer.err())
                .contains("the rows of public.alembic_version changed during the run: expected step004;"
                        + " something else writes to it without taking Retort's lock");
        assertThat(rows()).containsExactly("step004");
    }

    @Test
    void oneThatTakesLongIsToldOfBeforeTheNextEnds() throws Exception {
        url.execute("CREATE TABLE last (x integer)");
        migrations(6);
        shell.migration(id(3), id(2), "DO 'BEGIN PERFORM pg_sleep(0.1); END';", "SELECT;");
        shell.migration(id(5), id(4), "LOCK TABLE last;", "SELECT;");
        StringWriter err = new StringWriter();
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection reader = url.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT FROM last");
            Future<Integer> run = runs.submit(() -> shell.plain(
                    new StringWriter(),
                    err,
                    "goto",
                    "head",
                    "-d",
                    shell.directory(),
                    "--url",
                    url.text(),
                    "--lock-timeout",
                    "1m"));
            while (!err.toString().contains("3/6 upgrade")) {
                assertThat(run.isDone()).isFalse();
            }
            assertThat(err.toString()).doesNotContain("4/6 upgrade");
            reader.rollback();

            assertThat(run.get()).isZero();
            assertThat(err.toString()).contains("6/6 upgrade");
        }
    }
}
