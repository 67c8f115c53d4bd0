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
        town("UPDATE town SET city = NULL; INSERT INTO gate VALUES (1)", lastStatement);
    }

    private void town(String statements, String lastStatement) {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TABLE town (id int PRIMARY KEY, city text, zip text, note text);",
                "DROP TABLE town;");
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision: aaaa01
                -- migrate:up
                CREATE TABLE IF NOT EXISTS town (id int PRIMARY KEY, city text, zip text, note text);
                -- migrate:down transaction:false
                %s;
                %s;
                """.formatted(statements, lastStatement));
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

    @ParameterizedTest(name = "stopped half way: {0}")
    @ValueSource(booleans = {false, true})
    void knowsATableByTheNameThatItHadBeforeTheScript(boolean stops) {
        town(
                "ALTER TABLE town RENAME TO place; ALTER TABLE place RENAME city TO name; INSERT INTO gate VALUES (1)",
                "ALTER TABLE place DROP COLUMN name");
        if (stops) {
            stop();
        }
        goOn();

        assertThat(kept()).containsExactly("(columns,town,{city},2)");
    }

    @ParameterizedTest(name = "stopped half way: {0}")
    @ValueSource(booleans = {false, true})
    void looksAfterValuesWhoseTableGotAnotherName(boolean stops) {
        town(
                "UPDATE town SET city = 'none' WHERE id = 1; ALTER TABLE town RENAME TO place;"
                        + " ALTER TABLE place RENAME city TO name; INSERT INTO gate VALUES (1)",
                "ALTER TABLE place ALTER COLUMN name TYPE varchar(4)");
        if (stops) {
            stop();
        }
        goOn();

        assertThat(kept()).containsExactly("(values,town,{city},1)");
        assertThat(url.query("SELECT (v1, l1, stale)::text FROM retort.kept_2")).containsExactly("(Bern,none,f)");
    }

    @ParameterizedTest(name = "stopped half way: {0}")
    @ValueSource(booleans = {false, true})
    void putsBackWhatWasOverwrittenInATableThatWentThen(boolean stops) {
        town("UPDATE town SET city = NULL WHERE id = 1; DROP TABLE town; INSERT INTO gate VALUES (1)", "SELECT 1");
        if (stops) {
            stop();
        }
        goOn();

        assertThat(kept()).containsExactly("(table,town,\"{id,city,zip,note}\",2)", "(values,town,{city},1)");
        assertThat(after("head")).containsExactly("(1,Bern,3000,a)", "(2,Chur,7000,b)");
    }

    @ParameterizedTest(name = "stopped half way: {0}")
    @ValueSource(booleans = {false, true})
    void keepsNothingOfWhatTheScriptItselfHasMade(boolean stops) {
        town(
                "CREATE TABLE copy (id int PRIMARY KEY, city text); INSERT INTO copy SELECT id, city FROM town;"
                        + " INSERT INTO gate VALUES (1); UPDATE copy SET city = 'none'",
                "DROP TABLE copy");
        if (stops) {
            stop();
        }
        goOn();

        assertThat(kept()).isEmpty();
    }

    private List<String> kept() {
        return url.query("SELECT (kind, table_name, columns, rows_kept)::text FROM retort.archive ORDER BY 1");
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
