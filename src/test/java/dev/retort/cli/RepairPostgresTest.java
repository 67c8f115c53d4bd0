package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Files of applied revisions that have changed. */
@ExtendWith(TestingDatabase.class)
class RepairPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    RepairPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void twoAppliedRevisionsOfWhichOneChanged() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);", "DROP TABLE b;");
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a CASCADE;");
    }

    private String stored() {
        return url.query("SELECT down_script FROM retort.revision WHERE revision = 'aaaa01'")
                .getFirst()
                .strip();
    }

    @Test
    void isReportedByCurrentAndDisturbsNoRunThatDoesNotNeedIt() {
        assertThat(shell.retort("current", "-v").out())
                .contains("revision aaaa01: the file aaaa01.sql differs from what was applied (scripts)");
        assertThat(shell.retort("current", "-v", "--output", "json").out())
                .contains(
                        "\"differing\":[{\"revision\":\"aaaa01\",\"file\":\"aaaa01.sql\",\"differs\":[\"scripts\"]}]");
        assertThat(shell.retort("current").out()).doesNotContain("differs");

        Answer down = shell.retort("goto", "aaaa01");
        Answer up = shell.retort("goto", "head");

        assertThat(down.exitCode()).isZero();
        assertThat(up.exitCode()).isZero();
    }

    @Test
    void areListedAndLeftAloneWithoutARevision() {
        Answer answer = shell.retort("repair");

        assertThat(answer.exitCode()).isZero();
        assertThat(answer.out())
                .contains("aaaa01.sql differs", "nothing was changed")
                .doesNotContain("bbbb02");
        assertThat(stored()).isEqualTo("DROP TABLE a;");
    }

    @Test
    void areAcceptedByNameAndKeepWhenTheyWereApplied() {
        String when = "SELECT applied_at FROM retort.revision WHERE revision = 'aaaa01'";
        String applied = url.query(when).getFirst();

        Answer answer = shell.retort("repair", "aaaa", "--output", "json");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("{\"repaired\":[{\"revision\":\"aaaa01\"");
        assertThat(stored()).isEqualTo("DROP TABLE a CASCADE;");
        assertThat(url.query(when)).containsExactly(applied);
        assertThat(shell.retort("repair").out()).contains("nothing differs");
        assertThat(shell.retort("goto", "base").err()).doesNotContain("has changed since");
    }

    @Test
    void areAcceptedAllTogether() {
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision: aaaa01
                -- message: another message
                -- lock_timeout: 9s

                -- migrate:up
                CREATE TABLE b (x int);

                -- migrate:down
                DROP TABLE b;
                """);
        assertThat(shell.retort("repair").out())
                .contains("bbbb02.sql differs from what was applied (message, timeouts)");

        assertThat(shell.retort("repair", "--all").exitCode()).isZero();

        assertThat(url.query("SELECT message || lock_timeout_ms FROM retort.revision WHERE revision = 'bbbb02'"))
                .containsExactly("another message9000");
        assertThat(shell.retort("repair", "--all").out()).contains("nothing differs");
    }

    @Test
    void areRefusedWhereTheyWouldChangeWhatIsApplied() {
        shell.migration("bbbb02", "", "CREATE TABLE b (x int);", "DROP TABLE b;");

        Answer answer = shell.retort("repair", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("whether these are applied: aaaa01", "Nothing was changed");
    }

    @Test
    void areNamedWhereNothingDiffers() {
        Answer answer = shell.retort("repair", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("no applied revision bbbb02 has a file that differs");
    }

    @Test
    void areNamedWhereNeitherFolderNorLedgerKnowsTheDatabasesRow() {
        url.execute("UPDATE alembic_version SET version_num = 'dddd04'");

        Answer answer = shell.retort("goto", "head");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("at revision dddd04", "neither the migrations nor the ledger know", "retort stamp --purge");
    }
}
