package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import dev.retort.operator.observe.Source;
import dev.retort.operator.observe.SourceReader;
import dev.retort.operator.testing.Shop;
import dev.retort.report.Outcome;
import dev.retort.report.Report;
import dev.retort.report.ReportFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestingDatabase.class)
class GotoPostgresTest {
    private final TestingDatabase.Url url;
    private final Path folder;
    private final TestingShell shell;

    GotoPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.folder = folder;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void threeMigrations() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);\nINSERT INTO b VALUES (1);", "DROP TABLE b;");
        shell.migration("cccc03", "bbbb02", "CREATE INDEX CONCURRENTLY i ON b (x);", "DROP INDEX CONCURRENTLY i;");
    }

    private List<String> rows() {
        return url.query("SELECT version_num FROM alembic_version ORDER BY 1");
    }

    private List<String> tables() {
        return url.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1");
    }

    @Test
    void goesUpAndRemembersBothScripts() {
        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("upgraded to cccc03 in 3 steps");
        assertThat(rows()).containsExactly("cccc03");
        assertThat(url.query("SELECT up_script || down_script FROM retort.revision WHERE revision = 'aaaa01'"))
                .singleElement()
                .asString()
                .contains("CREATE TABLE a", "DROP TABLE a");
        assertThat(url.query("SELECT indexname FROM pg_indexes WHERE indexname = 'i'"))
                .hasSize(1);
        assertThat(shell.retort("goto", "head").out()).contains("nothing to do");
    }

    @Test
    void tellsTheServerForWhomItWorksDuringAndAfterAScript() {
        String name = "SELECT current_setting('application_name') AS name";
        shell.migration("dddd04", "cccc03", "CREATE TABLE during AS " + name + ";\nRESET ALL;", "DROP TABLE during;");
        shell.migration("eeee05", "dddd04", "CREATE TABLE after AS " + name + ";", "DROP TABLE after;");

        shell.retort("goto", "head", "--owner", "shop/orders");

        assertThat(url.query("SELECT name FROM during UNION ALL SELECT name FROM after"))
                .containsExactly("retort shop/orders", "retort shop/orders");
    }

    @Test
    void rollsBackWhenTheFilesAreGone() {
        shell.retort("goto", "head");
        shell.remove("bbbb02.sql");
        shell.remove("cccc03.sql");

        Answer answer = shell.retort("goto", "aaaa01");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).contains("rolled back to aaaa01 in 2 steps");
        assertThat(rows()).containsExactly("aaaa01");
        assertThat(tables()).contains("a").doesNotContain("b");
    }

    @Test
    void undoesWithTheStoredScriptAndSaysThatTheFileDiffers() {
        shell.retort("goto", "aaaa01");
        shell.migration("aaaa01", "", "CREATE TABLE other (x int);", "DROP TABLE other;");

        Answer answer = shell.retort("goto", "base");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.err()).contains("revision aaaa01 is undone by the script stored", "has changed since");
        assertThat(tables()).containsExactly("alembic_version");
    }

    @Test
    void refusesToFollowAnOlderSourcesHeadDownUnlessToldSo() {
        shell.retort("goto", "head");
        shell.remove("cccc03.sql");

        Answer refused = shell.retort("goto", "head");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("cccc03", "bbbb02", "--rollback always");
        assertThat(rows()).containsExactly("cccc03");

        assertThat(shell.retort("goto", "bbbb02", "--rollback", "never").exitCode())
                .isEqualTo(4);
        assertThat(shell.retort("goto", "head", "--rollback", "always").exitCode())
                .isZero();
        assertThat(rows()).containsExactly("bbbb02");
    }

    @Test
    void stopsAtTheLastGoodRevisionAndPointsAtTheStatement() {
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);\nSELECT 1,\n   wrong FROM b;", "DROP TABLE b;");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err())
                .contains(
                        "upgrade of revision bbbb02 failed at bbbb02.sql:8:4",
                        "SQLSTATE 42703",
                        "  8 |    wrong FROM b")
                .containsPattern("\n {9}\\^");
        assertThat(rows()).containsExactly("aaaa01");
        assertThat(tables()).doesNotContain("b");

        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);", "DROP TABLE b;");
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
    }

    @Test
    void runsNothingWhereTheFilesAreNotThoseExpected(@TempDir Path elsewhere) throws IOException {
        Path file = elsewhere.resolve("report");
        String others = "sha256:" + "0".repeat(64);

        Answer answer = shell.retort("goto", "head", "--source-digest", others, "--report", file.toString());

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("nothing was run", "instead of " + others, "Another attempt follows");
        Report report = ReportFile.parse(Files.readString(file)).orElseThrow();
        assertThat(report.outcome()).isEqualTo(Outcome.UNAVAILABLE);
        assertThat(tables()).isEmpty();
    }

    @Test
    void saysThatFilesDifferBeforeItSaysThatTheyCannotBeRead() {
        shell.file("dddd04.sql", "half a fi");

        Answer answer = shell.retort("upgrade", "head", "--source-digest", "sha256:" + "0".repeat(64));

        assertThat(answer.exitCode()).isEqualTo(3);
    }

    @Test
    void runsTheFilesThatTheOperatorSaw() throws IOException {
        shell.file(
                "bbbb02.sql",
                "\uFEFF" + Files.readString(folder.resolve("bbbb02.sql")).replace("\n", "\r\n"));
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("aaaa01.sql", "bbbb02.sql", "cccc03.sql")) {
            files.put(name, Files.readString(folder.resolve(name)));
        }
        Source seen = SourceReader.read(Shop.inline(files), name -> Optional.empty());
        String digest = ((Source.Found) seen).digest();

        assertThat(shell.retort("goto", "head", "--source-digest", digest).exitCode())
                .isZero();
        assertThat(rows()).containsExactly("cccc03");
    }

    @Test
    void refusesWhatIsNoDigest() {
        Answer answer = shell.retort("goto", "head", "--source-digest", "sha256:1");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("--source-digest is \"sha256:1\"");
    }

    @Test
    void writesAReportThatFitsATerminationMessage(@TempDir Path elsewhere) throws IOException {
        Path file = elsewhere.resolve("report");
        shell.migration("bbbb02", "aaaa01", "SELECT '" + "é".repeat(20_000) + "' FROM nowhere;", "");

        Answer answer = shell.retort("goto", "head", "--output", "json", "--report", file.toString());

        String json = Files.readString(file);
        assertThat(Files.size(file)).isLessThanOrEqualTo(ReportFile.LIMIT);
        Report report = ReportFile.parse(json).orElseThrow();
        assertThat(report.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(report.appliedRevisions()).containsExactly("aaaa01");
        assertThat(report.targetRevisions()).containsExactly("cccc03");
        assertThat(report.stepsDone()).isEqualTo(1);
        assertThat(report.stepsTotal()).isEqualTo(3);
        assertThat(report.error()).isNotNull();
        assertThat(answer.err()).isEmpty();
        assertThat(ReportFile.parse(answer.out())).isPresent();
    }

    @Test
    void takesADatabaseOfAlembicsAndLearnsItsScripts() {
        url.execute(
                "CREATE TABLE alembic_version (version_num varchar(32) NOT NULL CONSTRAINT alembic_version_pkc PRIMARY KEY);"
                        + "INSERT INTO alembic_version VALUES ('bbbb02'); CREATE TABLE a (x int); CREATE TABLE b (x int)");

        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        shell.remove("aaaa01.sql");
        shell.remove("bbbb02.sql");
        shell.remove("cccc03.sql");
        assertThat(shell.retort("goto", "base").exitCode()).isZero();

        assertThat(tables()).containsExactly("alembic_version");
    }

    @Test
    void takesTurnsWithAlembicThatUndoesARevision() {
        shell.retort("goto", "bbbb02");
        url.execute("DROP TABLE b; UPDATE alembic_version SET version_num = 'aaaa01'");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE better (x int);", "DROP TABLE better;");

        assertThat(shell.retort("goto", "bbbb02").exitCode()).isZero();

        assertThat(tables()).containsExactly("a", "alembic_version", "better");
        assertThat(url.query("SELECT up_script FROM retort.revision WHERE revision = 'bbbb02'"))
                .singleElement()
                .asString()
                .contains("better");
    }

    @Test
    void namesARevisionThatNobodyKnows() {
        shell.retort("goto", "aaaa01");
        url.execute("UPDATE alembic_version SET version_num = 'ffff99'");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("ffff99", "neither the migrations nor the ledger", "stamp --purge");
        assertThat(shell.retort("stamp", "aaaa01", "--purge").exitCode()).isZero();
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
    }

    @Test
    void saysBeforeAnythingRunsThatAStepCannotBeUndone() {
        shell.file("dddd04.sql", "-- revision: dddd04\n-- down_revision: cccc03\n-- migrate:up\nSELECT 1;\n");
        shell.retort("goto", "head");

        Answer answer = shell.retort("goto", "aaaa01");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("dddd04 cannot be undone", "nothing was changed");
        assertThat(rows()).containsExactly("dddd04");
    }

    @Test
    void refusesAScriptThatEndsTheTransaction() {
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);\nCOMMIT;", "DROP TABLE b;");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("bbbb02.sql:7:1", "begin or end a transaction");
        assertThat(tables()).isEmpty();
    }

    @Test
    void keepsItsOwnRightsAndNamesWhateverAScriptSets() {
        String role = "app_" + url.query("SELECT current_database()").getFirst();
        url.execute("CREATE ROLE " + role);
        shell.migration(
                "bbbb02",
                "aaaa01",
                "CREATE SCHEMA s; GRANT ALL ON SCHEMA s TO " + role + "; SET search_path = s; SET ROLE " + role
                        + "; SET standard_conforming_strings = off; CREATE TABLE b (x int);",
                "DROP SCHEMA s CASCADE;");

        Answer answer = shell.retort("goto", "bbbb02");

        assertThat(answer.err()).contains("2/2 upgrade");
        assertThat(answer.exitCode()).isZero();
        assertThat(rows()).containsExactly("bbbb02");
    }

    @Test
    void triesNoLongerThanTheLockTimeoutAndSaysThatTryingAgainMakesSense() throws SQLException {
        shell.retort("goto", "aaaa01");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE a ADD y int;", "ALTER TABLE a DROP y;");
        try (Connection reader = url.connect();
                Statement statement = reader.createStatement()) {
            reader.setAutoCommit(false);
            statement.execute("SELECT * FROM a");

            Answer answer = shell.retort("goto", "bbbb02", "--lock-timeout", "50ms", "--lock-retries", "0");

            assertThat(answer.exitCode()).isEqualTo(3);
            assertThat(answer.err()).contains("55P03");
        }
        assertThat(shell.retort("goto", "bbbb02").exitCode()).isZero();
    }

    @Test
    void waitsForAnotherRunAndSaysForWhom() throws SQLException {
        try (Connection other = url.connect();
                Statement statement = other.createStatement()) {
            statement.execute("SET application_name = 'retort shop/other'");
            statement.execute("SELECT pg_advisory_lock(1919251567, hashtext('public.alembic_version'))");

            Answer answer = shell.retort("goto", "head", "--lock-wait", "300ms");

            assertThat(answer.exitCode()).isEqualTo(3);
            assertThat(answer.err()).contains("waiting for another run", "retort shop/other");
        }
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
    }

    @Test
    void tellsThatTheDatabaseCannotBeReachedWithoutItsPassword() {
        Answer answer = shell.plain("current", "--url", "postgresql://someone:hunter2@localhost:1/nowhere");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("someone@localhost:1/nowhere").doesNotContain("hunter2");
    }

    @Test
    void plansWithoutWriting() {
        Answer plan = shell.retort("plan", "head", "--output", "json");

        assertThat(plan.exitCode()).isZero();
        assertThat(plan.out())
                .contains("{\"direction\":\"upgrade\",\"revision\":\"aaaa01\",", "\"rowsAfter\":[\"cccc03\"]");
        assertThat(tables()).isEmpty();
        assertThat(url.query("SELECT nspname FROM pg_namespace WHERE nspname = 'retort'"))
                .isEmpty();
    }

    @Test
    void copiesDataFromTheScript() {
        shell.migration("bbbb02", "aaaa01", "COPY a FROM STDIN;\n1\n2\n\\.\n", "DELETE FROM a;");

        assertThat(shell.retort("goto", "bbbb02").exitCode()).isZero();
        assertThat(url.query("SELECT x FROM a ORDER BY x")).containsExactly("1", "2");
    }

    @Test
    void namesTheScriptWhoseDeferredConstraintFails() {
        shell.migration(
                "bbbb02",
                "aaaa01",
                "ALTER TABLE a ADD UNIQUE (x) DEFERRABLE INITIALLY DEFERRED;\nINSERT INTO a VALUES (1), (1);",
                "SELECT 1;");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).contains("bbbb02.sql:7:1", "23505", "detail: Key (x)=(1)");
        assertThat(rows()).containsExactly("aaaa01");
    }

    @Test
    void widensTheVersionTableForALongId() {
        shell.retort("goto", "aaaa01");
        String id = "a_revision_whose_name_is_much_longer_than_thirty_two_characters";
        shell.migration(id, "cccc03", "SELECT 1;", "SELECT 1;");

        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        assertThat(rows()).containsExactly(id);
    }
}
