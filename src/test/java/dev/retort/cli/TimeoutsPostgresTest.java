package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long statements may take, by flags and by what a file says of its own scripts. */
@ExtendWith(TestingDatabase.class)
class TimeoutsPostgresTest {
    private static final String SEEN =
            " AS SELECT current_setting('lock_timeout') || ' ' || current_setting('statement_timeout') AS x;";

    private final TestingDatabase.Url url;
    private final TestingShell shell;

    TimeoutsPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    private void file(String keys) {
        shell.file("aaaa01.sql", """
                -- revision: aaaa01
                -- down_revision:
                %s
                -- migrate:up
                CREATE TABLE up %s
                -- migrate:down
                CREATE TABLE down %s
                """.formatted(keys, SEEN, SEEN));
    }

    @Test
    void endsAStatementThatRunsTooLong() {
        shell.migration("aaaa01", "", "SELECT pg_sleep(60);", "SELECT 1;");

        Answer answer = shell.retort("goto", "head", "--statement-timeout", "50ms");

        assertThat(answer.exitCode()).isEqualTo(3);
        assertThat(answer.err()).contains("57014", "aaaa01.sql:6:1");
    }

    @Test
    void takesWhatAFileSaysForBothItsScriptsAlsoFromTheLedger() {
        file("-- lock_timeout: 10s\n-- statement_timeout: 5m");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE next" + SEEN, "DROP TABLE next;");

        assertThat(shell.retort("goto", "head", "--statement-timeout", "1h").exitCode())
                .isZero();

        assertThat(url.query("SELECT x FROM up")).containsExactly("10s 5min");
        assertThat(url.query("SELECT x FROM next")).containsExactly("3s 1h");
        shell.remove("aaaa01.sql");
        shell.remove("bbbb02.sql");
        Answer down = shell.retort("goto", "base");
        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(url.query("SELECT x FROM down")).containsExactly("10s 5min");
    }

    @Test
    void addsWhatALedgerOfAnEarlierVersionLacks() {
        file("");
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        url.execute("ALTER TABLE retort.revision DROP COLUMN lock_timeout_ms, DROP COLUMN statement_timeout_ms;"
                + " ALTER TABLE retort.progress DROP COLUMN file, DROP COLUMN before");
        assertThat(shell.plain("resolve", "--url", url.text()).exitCode()).isZero();
        assertThat(shell.retort("plan", "base").exitCode()).isZero();

        Answer down = shell.retort("goto", "base");

        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(url.query("SELECT x FROM down")).containsExactly("3s 0");
        assertThat(url.query("SELECT attname FROM pg_attribute WHERE attname ~ 'timeout_ms$'"
                        + " AND attrelid = 'retort.revision'::regclass"))
                .hasSize(2);
    }

    @Test
    void takesNoPartInTheChecksum() {
        file("");
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        file("-- lock_timeout: 10s");

        Answer down = shell.retort("goto", "base");

        assertThat(down.exitCode()).isZero();
        assertThat(down.err()).doesNotContain("has changed since");
    }

    @Test
    void standsInAnOfflineScript() {
        file("-- statement_timeout: 7s");

        assertThat(shell.offline("upgrade", "head", "--sql").out())
                .contains("SET lock_timeout = '3000ms'; SET statement_timeout = '7000ms';");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "10 s", "", "-1s", "soon"})
    void namesThePlaceOfWhatIsNoTime(String time) {
        file("-- lock_timeout: " + time);

        Answer answer = shell.offline("heads");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("aaaa01.sql:3: the key \"lock_timeout\"", "is not a time");
    }
}
