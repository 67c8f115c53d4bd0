package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the database remembers, and what becomes of it when somebody else changes the version table. */
@ExtendWith(TestingDatabase.class)
class LedgerPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    LedgerPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void twoMigrations() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);", "DROP TABLE b;");
    }

    private List<String> stored() {
        return url.query("SELECT revision FROM retort.revision ORDER BY 1");
    }

    @Test
    void goesOnWhereAlembicHasUndoneEverything() {
        shell.retort("goto", "head");
        url.execute("DROP TABLE a, b; DELETE FROM alembic_version");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("though Retort has not undone them", "aaaa01, bbbb02");
        assertThat(stored()).containsExactly("aaaa01", "bbbb02");
    }

    @Test
    void refusesToTakeADatabaseForEmptyWhoseVersionTableWasLost() {
        shell.retort("goto", "head");
        url.execute("DROP TABLE alembic_version");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("aaaa01, bbbb02", "retort stamp bbbb02", "retort stamp base");
        assertThat(shell.retort("plan", "head").exitCode()).isEqualTo(2);
        assertThat(stored()).containsExactly("aaaa01", "bbbb02");

        shell.remove("bbbb02.sql");
        Answer stamp = shell.retort("stamp", "bbbb02");
        assertThat(stamp.exitCode()).as(stamp.err()).isZero();
        Answer back = shell.retort("goto", "base");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(url.query("SELECT to_regclass('b') IS NULL")).containsExactly("t");
    }

    @Test
    void keepsTheScriptsOfWhatWasUndoneElsewhereUntilItIsAppliedAgain() {
        shell.retort("goto", "head");
        url.execute("DROP TABLE a, b; DROP TABLE alembic_version");
        assertThat(shell.retort("stamp", "base").err()).contains("their stored scripts are kept");
        assertThat(stored()).containsExactly("aaaa01", "bbbb02");
        shell.migration("bbbb02", "aaaa01", "SELECT wrong;", "DROP TABLE wrong;");

        assertThat(shell.retort("goto", "head").exitCode()).isEqualTo(1);

        assertThat(url.query("SELECT up_script FROM retort.revision WHERE revision = 'bbbb02'"))
                .singleElement()
                .asString()
                .contains("CREATE TABLE b ");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE better (x int);", "DROP TABLE better;");
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        assertThat(url.query("SELECT up_script FROM retort.revision WHERE revision = 'bbbb02'"))
                .singleElement()
                .asString()
                .contains("better");
    }

    @Test
    void findsTheStoredScriptsAgainWhenTheRowsComeBack() {
        shell.retort("goto", "head");
        shell.remove("bbbb02.sql");
        url.execute("UPDATE alembic_version SET version_num = 'aaaa01'");
        Answer there = shell.retort("goto", "aaaa01");
        assertThat(there.exitCode()).isZero();
        assertThat(there.err()).contains("no longer applied", "bbbb02");
        url.execute("UPDATE alembic_version SET version_num = 'bbbb02'");

        Answer answer = shell.retort("goto", "aaaa01");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(url.query("SELECT to_regclass('b') IS NULL")).containsExactly("t");
    }

    @Test
    void storesAMendedScriptByAStamp() {
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);", "DROP TABLE typo;");
        shell.retort("goto", "head");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);", "DROP TABLE b;");
        Answer wrong = shell.retort("goto", "aaaa01");
        assertThat(wrong.exitCode()).isEqualTo(1);
        assertThat(wrong.err()).contains("in the copy stored in the database when it was applied");

        assertThat(shell.retort("stamp", "bbbb02").err()).contains("stored in the database is replaced by the file");

        assertThat(shell.retort("goto", "aaaa01").exitCode()).isZero();
    }

    @Test
    void wipesNothingByAStampWithoutMigrations(@TempDir Path empty) {
        shell.retort("goto", "head");
        for (String target : List.of("head", "heads", "shop@head", "aaaa01@head")) {
            Answer answer = shell.plain("stamp", target, "--purge", "-d", empty.toString(), "--url", url.text());
            assertThat(answer.exitCode()).as(target).isEqualTo(2);
            answer = shell.plain("stamp", target, "-d", empty.toString(), "--url", url.text());
            assertThat(answer.exitCode()).as(target).isEqualTo(2);
            assertThat(url.query("SELECT version_num FROM alembic_version"))
                    .as(target)
                    .containsExactly("bbbb02");
            assertThat(url.query("SELECT 1 FROM retort.revision WHERE undone_at IS NULL"))
                    .as(target)
                    .hasSize(2);
        }
        Answer down = shell.plain("goto", "aaaa01", "-d", empty.toString(), "--url", url.text());
        assertThat(down.exitCode()).as(down.err()).isZero();
    }

    @Test
    void letsTwoVersionTablesBeginAtTheSameTime() throws Exception {
        try (ExecutorService runs = Executors.newFixedThreadPool(2)) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (String table : List.of("one.version", "two.version")) {
                answers.add(runs.submit(() -> shell.retort("stamp", "head", "--version-table", table)));
            }
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().exitCode()).as(answer.get().err()).isZero();
            }
        }
        assertThat(url.query("SELECT version_num FROM one.version UNION ALL SELECT version_num FROM two.version"))
                .containsExactly("bbbb02", "bbbb02");
    }

    @Test
    void namesTheMissingGrantAndNeedsNoneForASchemaThatIsThere() {
        String name = url.query("SELECT current_database()").getFirst();
        String user = "limited_" + name;
        url.execute("CREATE ROLE " + user + " LOGIN; GRANT ALL ON SCHEMA public TO " + user);
        String theirs = url.text().replace("user=postgres", "user=" + user);
        String directory = shell.directory();

        Answer denied = shell.plain("goto", "head", "-d", directory, "--url", theirs);
        assertThat(denied.exitCode()).isEqualTo(1);
        assertThat(denied.err())
                .containsOnlyOnce("permission denied")
                .containsOnlyOnce("42501")
                .contains("GRANT CREATE ON DATABASE \"" + name + "\" TO \"" + user + "\"");

        url.execute("CREATE SCHEMA retort AUTHORIZATION " + user);
        Answer allowed = shell.plain("goto", "head", "-d", directory, "--url", theirs);
        assertThat(allowed.exitCode()).as(allowed.err()).isZero();
    }

    @Test
    void closesTheRunThatAKilledConnectionEndedAndKeepsWhatWasDone() {
        shell.migration("bbbb02", "aaaa01", "SELECT pg_terminate_backend(pg_backend_pid());", "SELECT 1;");

        Answer answer = shell.retort("goto", "head", "--output", "json", "--report", "/no/such/folder/report");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.out().strip().lines()).hasSize(1);
        assertThat(answer.out()).contains("\"stepsDone\":1", "\"stepsTotal\":2", "\"appliedRevisions\":[\"aaaa01\"]");
        assertThat(answer.err()).contains("note: cannot write the report to /no/such/folder/report");
        assertThat(url.query("SELECT 1 FROM retort.run WHERE finished_at IS NULL"))
                .isEmpty();
    }

    @Test
    void keepsWhatWasDoneWhenItStopsForAnotherReasonThanAStatement() {
        shell.migration("bbbb02", "aaaa01", "DROP TABLE retort.step;", "SELECT 1;");

        Answer answer = shell.retort("goto", "head", "--output", "json");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .contains("\"stepsDone\":1", "\"appliedRevisions\":[\"aaaa01\"]", "\"direction\":\"upgrade\"");
        assertThat(url.query("SELECT outcome FROM retort.run")).containsExactly("failed");
    }

    @Test
    void livesInTheSchemaThatAFlagNames() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision: aaaa01
                -- migrate:up
                VACUUM a;
                -- migrate:down
                VACUUM a;
                """);
        String[] there = {"--ledger-schema", "Of-Ops"};

        assertThat(shell.retort("goto", "head", there[0], there[1]).exitCode()).isZero();
        assertThat(url.query("SELECT revision FROM \"Of-Ops\".revision ORDER BY 1"))
                .containsExactly("aaaa01", "bbbb02");
        shell.remove("aaaa01.sql");
        shell.remove("bbbb02.sql");
        Answer down = shell.retort("goto", "base", there[0], there[1]);

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(url.query("SELECT count(*) FROM \"Of-Ops\".step")).containsExactly("4");
        assertThat(url.query("SELECT 1 FROM pg_namespace WHERE nspname = 'retort'"))
                .isEmpty();
    }

    @Test
    void refusesALedgerSchemaThatIsNotItsOwn() {
        Answer answer = shell.retort("goto", "head", "--ledger-schema", "pg_catalog");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("--ledger-schema");
    }
}
