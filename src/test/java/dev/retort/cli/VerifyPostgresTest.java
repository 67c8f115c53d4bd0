package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestingDatabase.class)
class VerifyPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;
    private final Path folder;

    VerifyPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.folder = folder;
        this.shell = new TestingShell(folder, url);
    }

    @Test
    void provesWhatRestoresSchemaAndRows() {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TABLE customer (id int PRIMARY KEY, kind text CHECK (kind IN ('a', 'b')));",
                "DROP TABLE customer;");
        shell.migration(
                "bbbb02",
                "aaaa01",
                "CREATE TABLE bill (id uuid PRIMARY KEY, customer int NOT NULL REFERENCES customer, paid boolean NOT NULL);",
                "DROP TABLE bill;");
        shell.migration(
                "cccc03",
                "bbbb02",
                "CREATE INDEX CONCURRENTLY bill_customer ON bill (customer);",
                "DROP INDEX CONCURRENTLY bill_customer;");

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out())
                .containsPattern("ok +aaaa01")
                .containsPattern("ok +bbbb02")
                .containsPattern("ok +cccc03")
                .contains("verified 3 revisions");
        assertThat(answer.err()).doesNotContain("no rows in").contains("by the archive alone: table bill, 2 rows");
    }

    @Test
    void showsAWrongWayBackWithItsPlace() {
        shell.migration("aaaa01", "", "CREATE TABLE t (id int, x text NOT NULL);", "DROP TABLE t;");
        shell.migration(
                "bbbb02",
                "aaaa01",
                "CREATE INDEX i ON t (x);\nALTER TABLE t ALTER x DROP NOT NULL;",
                "SELECT 1;\nDROP INDEX i;");

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .containsPattern("ok +aaaa01")
                .containsPattern("differs +bbbb02")
                .containsPattern("the way back at bbbb02.sql:\\d+:")
                .contains("after going back, the schema is another one", "~ column public.t.x", "- not null: yes")
                .doesNotContain("index public.i")
                .contains("1 of 2 revisions are not proved");
    }

    @Test
    void saysWhichStepLosesData() {
        shell.migration("aaaa01", "", "CREATE TABLE t (id int PRIMARY KEY, x text);", "DROP TABLE t;");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t DROP COLUMN x;", "ALTER TABLE t ADD COLUMN x text;");

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .containsPattern("loses data +bbbb02")
                .contains("after going back, 2 of 2 rows of public.t have lost their values in x");
        assertThat(new TestingShell(folder, url).retort("verify").exitCode()).isEqualTo(2);
    }

    @Test
    void theArchiveKeepsWhatAnUpgradeDrops() {
        shell.migration("aaaa01", "", "CREATE TABLE t (id int PRIMARY KEY, x text);", "DROP TABLE t;");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t DROP COLUMN x;", "ALTER TABLE t ADD COLUMN x text;");

        assertThat(shell.retort("verify", "--data-loss", "archive").out()).containsPattern("ok +bbbb02");
    }

    @Test
    void saysWhereThereIsNoWayBackAndGoesOn() {
        shell.file("a.sql", "-- revision: aaaa01\n-- down_revision:\n\n-- migrate:up\nCREATE TABLE t (x int);\n");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t ADD y int;", "ALTER TABLE t DROP y;");

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).containsPattern("no way back +aaaa01").containsPattern("ok +bbbb02");
    }

    @Test
    void undoesOneBranchAtATimeAndMerges() {
        shell.migration("aaaa01", "", "CREATE TABLE t (x int);", "DROP TABLE t;");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t ADD b int;", "ALTER TABLE t DROP b;");
        shell.migration("cccc03", "aaaa01", "ALTER TABLE t ADD c int;", "ALTER TABLE t DROP c;");
        shell.migration("dddd04", "bbbb02, cccc03", "CREATE VIEW v AS SELECT b, c FROM t;", "DROP VIEW v;");

        Answer answer = shell.retort("verify");

        assertThat(answer.out()).contains("verified 4 revisions").doesNotContain("differs");
        assertThat(answer.exitCode()).isZero();
    }

    @Test
    void saysWhatFailsAndWhatCannotBeReachedThen() {
        shell.migration("aaaa01", "", "CREATE TABLE t (x int);", "DROP TABLE wrong;");
        shell.migration("bbbb02", "aaaa01", "SELECT wrong;", "SELECT 1;");
        shell.migration("cccc03", "bbbb02", "SELECT 1;", "SELECT 1;");

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .containsPattern("fails +aaaa01[^\n]*\n +the downgrade fails at aaaa01.sql:9:1: ")
                .containsPattern("fails +bbbb02[^\n]*\n +the upgrade fails at bbbb02.sql:6:8: ")
                .containsPattern("not reached +cccc03");
    }

    @Test
    void writesATestCaseForEachRevision() throws IOException {
        shell.migration("aaaa01", "", "CREATE TABLE t (x int);", "DROP TABLE t;");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t ADD y int;", "SELECT '<&>';");

        Answer answer = shell.retort("verify", "--junit", "junit.xml", "--output", "json");

        assertThat(Files.readString(folder.resolve("junit.xml")))
                .contains(
                        "tests=\"2\" failures=\"1\"",
                        "<failure message=\"differs\">",
                        "column public.t.y",
                        "bbbb02.sql")
                .containsOnlyOnce("<failure");
        assertThat(new ObjectMapper()
                        .readTree(answer.out())
                        .at("/revisions/1/result")
                        .asText())
                .isEqualTo("differs");
    }

    @Test
    void refusesADatabaseThatIsNotEmpty() {
        url.execute("CREATE VIEW precious AS SELECT 1");
        shell.migration("aaaa01", "", "CREATE TABLE t (x int);", "DROP TABLE t;");

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("is not empty: it has view public.precious", "nothing was changed");
        assertThat(url.query("SELECT nspname FROM pg_namespace WHERE nspname = 'retort'"))
                .isEmpty();
    }

    @Test
    void startsServersOfItsOwnAndSharesTheWork() {
        shell.migration("aaaa01", "", "CREATE TABLE t (x int);\nCREATE ROLE r;", "DROP TABLE t;\nDROP ROLE r;");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t ADD y int;", "ALTER TABLE t DROP y;");
        shell.migration("cccc03", "bbbb02", "ALTER TABLE t ADD z int;", "ALTER TABLE t DROP z;");

        Answer answer = shell.offline("verify", "--jobs", "2", "--from", "bbbb02");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).doesNotContain("aaaa01").contains("verified 2 revisions");
    }

    @Test
    void goesOnWithANewServerAfterAWayBackThatLeavesTooMuch() {
        shell.migration("aaaa01", "", "CREATE TABLE t (x int);", "SELECT 1;");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t ADD y int;", "ALTER TABLE t DROP y;");

        Answer answer = shell.offline("verify");

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out())
                .containsPattern("differs +aaaa01")
                .contains("+ table public.t", "cannot be applied again")
                .containsPattern("ok +bbbb02");
    }

    @Test
    void saysWhatFailsOnRowsAlone() {
        shell.migration("aaaa01", "", "CREATE TABLE t (x int);", "DROP TABLE t;");
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE t ADD y int NOT NULL;", "ALTER TABLE t DROP y;");
        shell.migration("cccc03", "bbbb02", "ALTER TABLE t DROP x;", "ALTER TABLE t ADD x int;");

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out()).containsPattern("ok +bbbb02").containsPattern("loses data +cccc03");
        assertThat(answer.err())
                .contains("fails where there are rows", "the upgrade fails at bbbb02.sql:6:1: column \"y\"");
    }

    @Test
    void saysWhatCannotGoForwardAgainOnRows() {
        String refused = "CREATE RULE refused AS ON INSERT TO t DO INSTEAD NOTHING;";
        shell.migration("aaaa01", "", "CREATE TABLE t (x int); " + refused, "DROP TABLE t;");
        shell.migration(
                "bbbb02",
                "aaaa01",
                "DROP RULE refused ON t; ALTER TABLE t ADD y int NOT NULL;",
                "ALTER TABLE t DROP y; " + refused);

        Answer answer = shell.retort("verify");

        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(answer.out()).containsPattern("ok +bbbb02");
        assertThat(answer.err()).contains("cannot go forward again where there are rows", "rows were not compared");
    }
}
