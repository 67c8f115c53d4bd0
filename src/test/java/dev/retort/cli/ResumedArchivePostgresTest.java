package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script outside a transaction overwrites comes back, also where the script stopped half way and went on. */
@ExtendWith(TestingDatabase.class)
class ResumedArchivePostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    ResumedArchivePostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    /** A way back that overwrites cities and stops until the table gate is there. */
    private void town(String lastStatement) {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TABLE town (id int PRIMARY KEY, city text, zip text, note text);",
                "DROP TABLE town;");
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision: aaaa01
                -- migrate:up
                SELECT 1;
                -- migrate:down transaction:false
                UPDATE town SET city = NULL;
                INSERT INTO gate VALUES (1);
                %s;
                """.formatted(lastStatement));
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        url.execute("INSERT INTO town VALUES (1, 'Bern', '3000', 'a'), (2, 'Chur', '7000', 'b')");
    }

    private void stop() {
        assertThat(shell.retort("goto", "aaaa01").exitCode()).isEqualTo(1);
    }

    private Answer goOn() {
        url.execute("CREATE TABLE gate (x int)");
        Answer answer = shell.retort("goto", "aaaa01");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return answer;
    }

    private List<String> after(String target) {
        Answer answer = shell.retort("goto", target);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return url.query("SELECT t::text FROM town t ORDER BY 1");
    }

    @ParameterizedTest(name = "stopped half way: {0}")
    @ValueSource(booleans = {false, true})
    void keepsWhatTheStepChangedAndNothingElse(boolean stops) {
        town("SELECT 1");
        if (stops) {
            stop();
        }

        assertThat(goOn().err()).contains("kept in the archive as item 2: changed town (city), 2 rows");
        url.execute("UPDATE town SET note = 'new'");

        assertThat(after("head")).containsExactly("(1,Bern,3000,new)", "(2,Chur,7000,new)");
    }

    @ParameterizedTest(name = "stopped half way: {0}")
    @ValueSource(booleans = {false, true})
    void takesALaterStatementOfTheStepForTheSteps(boolean stops) {
        town("UPDATE town SET zip = NULL");
        if (stops) {
            stop();
        }
        goOn();

        assertThat(after("head")).containsExactly("(1,Bern,3000,a)", "(2,Chur,7000,b)");
    }

    @Test
    void leavesWhatOthersWroteBetweenTheAttempts() {
        town("SELECT 1");
        stop();
        url.execute("UPDATE town SET city = 'Biel' WHERE id = 1");
        goOn();

        assertThat(after("head")).containsExactly("(1,Biel,3000,a)", "(2,Chur,7000,b)");
    }
}
