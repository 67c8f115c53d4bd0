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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts that run outside a transaction, stop half way and go on. */
@ExtendWith(TestingDatabase.class)
class HalfDonePostgresTest {
    private static final String GOES_ON = "CREATE TABLE gate (x int)";

    private final TestingDatabase.Url url;
    private final TestingShell shell;

    HalfDonePostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aTable() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int, s text);", "DROP TABLE a;");
        assertThat(shell.retort("goto", "aaaa01").exitCode()).isZero();
    }

    /** A script outside a transaction that stops before its last statement until the table gate is there. */
    private void script(String... statements) {
        outside("bbbb02", String.join(";\n", statements) + ";\nINSERT INTO gate VALUES (1);", "DELETE FROM a;");
    }

    private void outside(String id, String up, String down) {
        shell.file(id + ".sql", """
                -- revision: %s
                -- down_revision: aaaa01
                -- migrate:up transaction:false
                %s
                -- migrate:down transaction:false
                %s
                """.formatted(id, up, down));
    }

    private List<String> rows() {
        return url.query("SELECT version_num FROM alembic_version ORDER BY 1");
    }

    private List<String> values() {
        return url.query("SELECT coalesce(s, x::text) FROM a ORDER BY 1");
    }

    private int go() {
        return shell.retort("goto", "bbbb02").exitCode();
    }

    @Test
    void goesOnAtTheStatementThatFailed() {
        script("INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (2)");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).contains("goes on after the 2 of its 3 statements");
        assertThat(values()).containsExactly("1", "2");
        assertThat(url.query("SELECT revision FROM retort.progress")).isEmpty();
    }

    @Test
    void forgetsAHalfDoneUpgradeOnceAStampSaysThatItIsApplied() {
        script("INSERT INTO a VALUES (1)");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON);
        assertThat(shell.retort("stamp", "bbbb02").exitCode()).isZero();
        assertThat(shell.retort("goto", "aaaa01").exitCode()).isZero();
        assertThat(values()).isEmpty();

        assertThat(go()).isZero();

        assertThat(values()).containsExactly("1");
    }

    @Test
    void beginsAnewWhereAStampSaysThatNothingOfItIsApplied() {
        script("INSERT INTO a VALUES (1)");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON + "; DELETE FROM a");

        Answer stamp = shell.retort("stamp", "aaaa01");

        assertThat(stamp.err()).contains("half done", "bbbb02");
        assertThat(go()).isZero();
        assertThat(values()).containsExactly("1");
    }

    @Test
    void beginsAnewAfterWhatItNeedsWasUndoneAndSaysSo() {
        script("INSERT INTO a VALUES (1)");
        assertThat(go()).isEqualTo(1);

        Answer down = shell.retort("goto", "base", "--data-loss", "allow");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(down.err()).contains("bbbb02 was half done", "begin anew");
        url.execute(GOES_ON);
        assertThat(go()).isZero();
        assertThat(values()).containsExactly("1");
    }

    @Test
    void bringsBackTheSessionThatTheFinishedStatementsHadSet() {
        url.execute("CREATE SCHEMA other; CREATE TABLE other.a (x int)");
        script(
                "SET search_path = other",
                "SELECT set_config('app.tenant', 'seven', false)",
                "CREATE TEMP TABLE scratch (x int)",
                "PREPARE add AS INSERT INTO a VALUES (8)",
                "INSERT INTO public.gate VALUES (2)",
                "EXECUTE add",
                "INSERT INTO scratch SELECT x FROM a",
                "INSERT INTO public.a (s) SELECT current_setting('app.tenant')");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON + "; CREATE TABLE other.gate (x int)");

        assertThat(go()).isZero();

        assertThat(url.query("SELECT x FROM other.a")).containsExactly("8");
        assertThat(values()).containsExactly("seven");
        assertThat(url.query("SELECT count(*) FROM other.gate")).containsExactly("1");
    }

    @Test
    void refusesToGoOnWithoutWhatATemporaryTableHeld() {
        script("CREATE TEMP TABLE scratch (x int)", "INSERT INTO scratch VALUES (1)");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("bbbb02.sql:5:1", "temporary scratch", "retort stamp", "These statements ran");
    }

    @Test
    void refusesToGoOnWithoutAPreparedStatementThatCannotBeMadeAgain() {
        url.execute("CREATE TABLE old (x int)");
        script("PREPARE p AS SELECT * FROM old", "DROP TABLE old");
        assertThat(go()).isEqualTo(1);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("bbbb02.sql:4:1 cannot be repeated", "\"old\" does not exist");
    }

    @Test
    void goesOnAfterTheConnectionWasLostInAStatementThatTookNoEffect() {
        url.execute("CREATE SEQUENCE once");
        script(
                "INSERT INTO a VALUES (1)",
                "SELECT CASE nextval('once') WHEN 1 THEN pg_terminate_backend(pg_backend_pid()) END",
                "INSERT INTO a VALUES (2)");

        assertThat(go()).isEqualTo(3);
        url.execute(GOES_ON);

        assertThat(go()).isZero();
        assertThat(values()).containsExactly("1", "2");
    }

    @Test
    void runsAgainWhatMayBeRepeatedAfterTheConnectionWasLost() {
        script("VACUUM a", "INSERT INTO a VALUES (1)");
        assertThat(go()).isEqualTo(1);
        url.execute("DELETE FROM retort.progress WHERE statement = 2; TRUNCATE a");
        forgetTheEndOfTheLastStatement();
        url.execute(GOES_ON);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("bbbb02.sql:4 is run again");
        assertThat(values()).containsExactly("1");
    }

    @Test
    void runsOutsideATransactionWhatOnlyTheServerKnowsToRefuseOne() {
        url.execute("CREATE TABLE parts (x int) PARTITION BY RANGE (x);"
                + " CREATE TABLE part PARTITION OF parts DEFAULT; CREATE INDEX parts_x ON parts (x);"
                + " CREATE PROCEDURE work() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (1); COMMIT; END $$");
        script("REINDEX INDEX parts_x", "CALL work()");
        url.execute(GOES_ON);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(values()).containsExactly("1");
    }

    @Test
    void refusesToGoOnWithoutASettingThatABlockMade() {
        script("DO $$ BEGIN SET search_path = pg_catalog; END $$", "SELECT 1");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("setting search_path = pg_catalog");
    }

    @Test
    void goesOnWhereOnlyWhatIsStillToComeHasChanged() {
        script("INSERT INTO a VALUES (1)");
        assertThat(go()).isEqualTo(1);
        outside("bbbb02", "-- a comment\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (3);", "SELECT 'else';");

        assertThat(go()).isZero();

        assertThat(values()).containsExactly("1", "3");
    }

    @Test
    void stopsWhereAFinishedStatementHasChangedAndNamesWhatRan() {
        script("INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (2)");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON);
        script("INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (22)");

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("statement 2 is not the one that ran", "line 4, INSERT INTO a VALUES (1)", "retort stamp");
        assertThat(values()).containsExactly("1", "2");
    }

    @Test
    void commitsAStatementAndItsMarkTogether() {
        script("INSERT INTO a VALUES (1)", "ALTER TABLE retort.progress RENAME TO taken");

        assertThat(go()).isEqualTo(1);

        assertThat(url.query("SELECT to_regclass('retort.progress')")).containsExactly("retort.progress");
        assertThat(values()).containsExactly("1");
    }

    @Test
    void dropsTheInvalidIndexThatItLeftAndBuildsItAgain() {
        url.execute("INSERT INTO a VALUES (1), (1)");
        outside("bbbb02", "CREATE UNIQUE INDEX CONCURRENTLY i ON a (x);", "SELECT 1;");
        assertThat(go()).isEqualTo(1);
        assertThat(url.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("f");
        url.execute("DELETE FROM a WHERE ctid = '(0,1)'");

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("dropped the invalid index public.i");
        assertThat(url.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void buildsAnIndexAgainWhoseConnectionWasLost() throws Exception {
        outside("bbbb02", "CREATE INDEX CONCURRENTLY i ON a (x);", "SELECT 1;");
        try (ExecutorService runs = Executors.newSingleThreadExecutor();
                Connection writer = url.connect();
                Statement statement = writer.createStatement()) {
            writer.setAutoCommit(false);
            statement.execute("INSERT INTO a VALUES (1)");
            Future<Answer> run = runs.submit(() -> shell.retort("goto", "bbbb02", "--lock-timeout", "60s"));
            while (url.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'CREATE INDEX%'"
                            + " AND datname = current_database() AND wait_event_type = 'Lock'")
                    .isEmpty()) {
                assertThat(run.isDone()).isFalse();
            }
            assertThat(run.get().exitCode()).isEqualTo(3);
            writer.commit();
        }

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("dropped the invalid index public.i");
        assertThat(url.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'i'::regclass"))
                .containsExactly("t");
    }

    @Test
    void countsAnIndexAsBuiltThatIsThereAfterTheConnectionWasLost() {
        outside("bbbb02", "CREATE INDEX CONCURRENTLY i ON a (x);\nINSERT INTO gate VALUES (1);", "SELECT 1;");
        assertThat(go()).isEqualTo(1);
        forgetTheEndOfTheLastStatement();
        url.execute(GOES_ON);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("is done: the index public.i");
    }

    @Test
    void stopsWhereNobodyCanKnowWhatBecameOfAStatementUntilAPersonSaysIt() {
        url.execute("CREATE PROCEDURE work() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO a VALUES (1); COMMIT; END $$");
        script("CALL work()");
        assertThat(go()).isEqualTo(1);
        forgetTheEndOfTheLastStatement();
        url.execute(GOES_ON);

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("bbbb02.sql:4: nobody can know", "CALL work()", "retort resolve bbbb02 --done");
        assertThat(shell.plain("resolve", "bbbb02", "--done", "--url", url.text())
                        .exitCode())
                .isZero();
        assertThat(go()).isZero();
        assertThat(values()).containsExactly("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ROLE", "SESSION AUTHORIZATION"})
    void keepsTheRoleOfTheScriptAndItsOwnRights(String which) {
        String role = "half_" + url.query("SELECT current_database()").getFirst();
        url.execute("CREATE ROLE " + role + "; GRANT ALL ON SCHEMA public TO " + role);
        script("SET " + which + " " + role, "CREATE TABLE mine (x int)", "VACUUM", "CREATE TABLE mine2 (x int)");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON + "; GRANT ALL ON gate TO " + role);

        assertThat(go()).isZero();

        assertThat(url.query("SELECT DISTINCT tableowner FROM pg_tables WHERE tablename LIKE 'mine%'"))
                .containsExactly(role);
        assertThat(rows()).containsExactly("bbbb02");
    }

    @Test
    void trustsNoOperatorOfTheScripts() {
        url.execute(
                "CREATE SCHEMA evil; CREATE FUNCTION evil.no(text, text) RETURNS boolean LANGUAGE sql AS 'SELECT false';"
                        + " CREATE OPERATOR evil.= (FUNCTION = evil.no, LEFTARG = text, RIGHTARG = text)");
        script("SET search_path = evil, pg_catalog, public");
        assertThat(go()).isEqualTo(1);
        url.execute(GOES_ON);

        assertThat(go()).isZero();

        assertThat(rows()).containsExactly("bbbb02");
        assertThat(shell.retort("goto", "aaaa01").exitCode()).isZero();
    }

    /** As if the process had died in its last finished statement. */
    private void forgetTheEndOfTheLastStatement() {
        url.execute("UPDATE retort.progress SET finished_at = NULL, session_state = NULL"
                + " WHERE statement = (SELECT max(statement) FROM retort.progress)");
    }
}
