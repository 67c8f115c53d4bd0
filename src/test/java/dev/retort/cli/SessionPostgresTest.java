package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts do to the session that they share with the lock and with each other. */
@ExtendWith(TestingDatabase.class)
class SessionPostgresTest {
    private static final String LOCK = "1919251567, hashtext('public.alembic_version')";

    private final TestingDatabase.Url url;
    private final TestingShell shell;

    SessionPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    private Answer go(String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "goto";
        args[1] = "head";
        System.arraycopy(more, 0, args, 2, more.length);
        return shell.retort(args);
    }

    @Test
    void takesTheLockAgainThatAScriptReleased() {
        shell.migration(
                "aaaa01",
                "",
                "SELECT pg_advisory_unlock_all();\n"
                        + "CREATE TABLE held AS SELECT count(*) AS n FROM pg_locks WHERE locktype = 'advisory';",
                "DROP TABLE held;");

        assertThat(go().exitCode()).isZero();

        assertThat(url.query("SELECT n FROM held")).containsExactly("1");
    }

    @Test
    void commitsNothingOfAStepWhoseLockAnotherRunHasTaken() throws Exception {
        shell.migration("aaaa01", "", """
                CREATE TABLE a (x int);
                DO $$ BEGIN
                    PERFORM pg_advisory_unlock_all();
                    FOR i IN 1..2000 LOOP
                        EXIT WHEN EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND granted);
                        PERFORM pg_sleep(0.005);
                    END LOOP;
                END $$;""", "SELECT 1;");
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection other = url.connect();
                Statement statement = other.createStatement()) {
            Future<Answer> run = runs.submit(() -> go());
            while (url.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'DO %'"
                            + " AND state = 'active'")
                    .isEmpty()) {
                assertThat(run.isDone()).isFalse();
            }
            statement.execute("SELECT pg_advisory_lock(" + LOCK + ")");

            Answer answer = run.get();

            assertThat(answer.exitCode()).isEqualTo(3);
            assertThat(answer.err())
                    .contains("was released by the statement at aaaa01.sql:7:1", "the database is at base");
            assertThat(url.query("SELECT to_regclass('a') IS NULL")).containsExactly("t");
        }
    }

    @Test
    void leavesNothingOfAScriptsSessionToTheNext() {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TEMP TABLE t (x int);\nPREPARE p AS SELECT 1;\nLISTEN c;\nSELECT pg_advisory_lock(42);\n"
                        + "DECLARE k CURSOR WITH HOLD FOR SELECT 1;\nSET work_mem = '1MB';",
                "SELECT 1;");
        shell.migration(
                "bbbb02",
                "aaaa01",
                "CREATE TABLE found AS SELECT (SELECT count(*) FROM pg_class WHERE relnamespace = pg_my_temp_schema()"
                        + " AND relkind = 'r') + (SELECT count(*) FROM pg_prepared_statements WHERE from_sql)"
                        + " + (SELECT count(*) FROM pg_listening_channels())"
                        + " + (SELECT count(*) FROM pg_cursors WHERE is_holdable)"
                        + " + (SELECT count(*) FROM pg_locks WHERE locktype = 'advisory') AS n;",
                "SELECT 1;");

        Answer answer = go();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(url.query("SELECT n FROM found")).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DISCARD ALL",
                "SET client_encoding = 'LATIN1'",
                "SET LOCAL client_encoding TO latin1",
                "SET NAMES 'SQL_ASCII'",
                "SELECT pg_catalog.set_config('client_encoding', 'latin1', false)",
                "SET datestyle = German",
                "SET SESSION datestyle TO 'SQL, DMY'",
                "DO $$ BEGIN SET datestyle = 'Postgres'; END $$"
            })
    void refusesByItsTextWhatWouldLoseTheLockOrTheConnection(String statement) {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);\n" + statement + ";", "DROP TABLE a;");

        Answer answer = go();

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("aaaa01.sql:7:1: ");
        assertThat(url.query("SELECT to_regclass('alembic_version') IS NULL")).containsExactly("t");
    }

    @Test
    void runsWhatADumpBeginsWith() {
        shell.migration(
                "aaaa01",
                "",
                "SET client_encoding = 'UTF8'; SET datestyle = 'ISO, DMY'; SET standard_conforming_strings = on;",
                "SELECT 1;");

        assertThat(go().exitCode()).isZero();
    }

    @Test
    void doesNotTryForEverWhatTheDriverRefuses() {
        url.execute(
                "CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT set_config('client_encoding', 'latin1', false) $$");
        shell.migration("aaaa01", "", "SELECT f();", "SELECT 1;");

        Answer answer = go();

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("client_encoding");
    }

    @Test
    void checksTheWayBackBeforeItGoesUp() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;\nCOMMIT;");

        assertThat(go().err()).contains("aaaa01.sql:10:1", "begin or end a transaction");
        assertThat(shell.retort("plan", "head").exitCode()).isEqualTo(2);
        assertThat(url.query("SELECT to_regclass('a') IS NULL")).containsExactly("t");
    }

    @Test
    void saysForWhomItWorksWhereverThatShows() {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TABLE seen AS SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid();",
                "SELECT 1;");
        shell.migration(
                "bbbb02",
                "aaaa01",
                "INSERT INTO seen SELECT application_name FROM pg_stat_activity WHERE pid = pg_backend_pid();",
                "SELECT 1;");

        assertThat(go("--owner", "shop/shop").exitCode()).isZero();

        assertThat(url.query("SELECT application_name FROM seen")).containsOnly("retort shop/shop");
        assertThat(url.query("SELECT applied_by FROM retort.revision")).containsOnly("retort shop/shop");
    }

    @Test
    void saysForWhomTheOtherRunWorks() throws Exception {
        shell.migration("aaaa01", "", "SELECT pg_sleep(2);", "SELECT 1;");
        try (ExecutorService runs = Executors.newSingleThreadExecutor()) {
            Future<Answer> first = runs.submit(() -> go("--owner", "shop/first"));
            while (url.query("SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                            + " AND query = 'SELECT pg_sleep(2)' AND state = 'active'")
                    .isEmpty()) {
                assertThat(first.isDone()).isFalse();
            }

            Answer second = go("--owner", "shop/second", "--lock-wait", "1ms");

            assertThat(second.exitCode()).isEqualTo(3);
            assertThat(second.err())
                    .contains(
                            "waiting for another run",
                            "retort shop/first (process",
                            "on its way to head since",
                            "in its first step");
            assertThat(first.get().exitCode()).isZero();
        }
    }

    @Test
    void waitsNoLongerThanTheLockTimeoutForItsOwnTables() throws SQLException {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "SELECT 1;");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);", "SELECT 1;");
        shell.retort("goto", "aaaa01");
        try (Connection other = url.connect();
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE retort.revision");

            Answer answer = go("--lock-timeout", "50ms", "--lock-retries", "0");

            assertThat(answer.exitCode()).isEqualTo(3);
            assertThat(answer.err()).containsOnlyOnce("55P03").containsOnlyOnce("canceling statement");
        }
        assertThat(go("--lock-timeout", "999999999h", "--lock-wait", "999999999h")
                        .exitCode())
                .isZero();
    }

    @Test
    void worksInTheRoleThatItsUserAlwaysTakes() {
        String name = url.query("SELECT current_database()").getFirst();
        url.execute("CREATE ROLE owner_%1$s; CREATE ROLE user_%1$s LOGIN IN ROLE owner_%1$s;".formatted(name)
                + "ALTER ROLE user_%1$s SET role = owner_%1$s; GRANT CREATE ON DATABASE %1$s TO owner_%1$s;"
                        .formatted(name)
                + "GRANT ALL ON SCHEMA public TO owner_%1$s".formatted(name));
        shell.migration("aaaa01", "", "CREATE TABLE a (x int); SET ROLE NONE;", "DROP TABLE a;");
        shell.migration(
                "bbbb02", "aaaa01", "CREATE TABLE b (x int);\nVACUUM b;\nCREATE TABLE c (x int);", "DROP TABLE b, c;");

        Answer answer = shell.plain(
                "goto",
                "head",
                "-d",
                shell.directory(),
                "--url",
                url.text().replace("user=postgres", "user=user_" + name));

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(url.query("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname IN ('public', 'retort')"))
                .containsExactly("owner_" + name);
    }

    @Test
    void takesAScriptThatBeginsWithAnIsolationLevel() {
        shell.migration(
                "aaaa01",
                "",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE;\nCREATE TABLE a AS SELECT current_setting('transaction_isolation') AS l;",
                "DROP TABLE a;");

        Answer answer = go();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(url.query("SELECT l FROM a")).containsExactly("serializable");
    }

    @Test
    void sendsEveryStatementAsItStandsInTheFile() {
        shell.migration("aaaa01", "", """
                CREATE TABLE a (x int);
                CREATE RULE r AS ON DELETE TO a DO ALSO (INSERT INTO a VALUES (1); INSERT INTO a VALUES (2));
                CREATE FUNCTION f(int) RETURNS int BEGIN ATOMIC SELECT 1; SELECT $1; END;
                INSERT INTO a SELECT 3 WHERE '{"k": 1}'::jsonb ? 'k' AND f(7) = 7 AND '{d x}' <> '{fn x}';
                """, "SELECT 1;");

        Answer answer = go();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(url.query("SELECT x FROM a")).containsExactly("3");
    }

    @Test
    void showsAPieceOfALineThatIsAsLongAsAFile() {
        shell.migration(
                "aaaa01", "", "SELECT '" + "x".repeat(100_000) + "', wrong, '" + "y".repeat(100_000) + "';", "");

        String err = go().err();

        assertThat(err).hasSizeLessThan(2_000);
        String[] lines = err.split("\n", -1);
        int caret = IntStream.range(0, lines.length)
                .filter(i -> lines[i].strip().equals("^"))
                .findFirst()
                .orElseThrow();
        assertThat(lines[caret - 1].substring(lines[caret].indexOf('^'))).startsWith("wrong");
    }

    @Test
    void readsAndDropsWhateverAScriptSelects() {
        shell.migration(
                "aaaa01", "", "SELECT repeat('x', 1000) FROM generate_series(1, 300000);\nSELECT 1;", "SELECT 1;");

        Answer answer = go();

        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    @Test
    void tellsTheLineOfTheDataAndTheNoticesBeforeAFailure() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);\nCOPY a FROM STDIN;\n1\nnone\n\\.\n", "SELECT 1;");
        assertThat(go().err()).contains("22P02", "context: COPY a, line 2, column x");

        shell.migration("aaaa01", "", "DO $$ BEGIN RAISE NOTICE 'so far so good'; PERFORM 1/0; END $$;", "SELECT 1;");
        assertThat(go().err()).contains("so far so good", "22012");
    }

    @Test
    @Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
    void readsManyNoticesOfAStepWhoseScriptsAreTooLargeToBeSentMeanwhile() {
        shell.migration(
                "aaaa01",
                "",
                "DO $$ BEGIN FOR i IN 1..40000 LOOP RAISE NOTICE '%', repeat('n', 500); END LOOP; END $$;",
                "SELECT 1;\n" + "-- what once was\n".repeat(500_000));

        assertThat(go().exitCode()).isZero();
    }
}
