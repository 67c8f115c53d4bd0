package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A person says what became of a statement that nobody else can know of. */
@ExtendWith(TestingDatabase.class)
class ResolvePostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    ResolvePostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aProcedureThatCommits() {
        url.execute("CREATE TABLE a (x int); CREATE PROCEDURE work() LANGUAGE plpgsql AS"
                + " $$ BEGIN INSERT INTO a VALUES (1); COMMIT; END $$");
        aFile();
    }

    private Answer resolve(String... args) {
        List<String> all = new ArrayList<>(List.of("resolve"));
        all.addAll(List.of(args));
        all.addAll(List.of("--url", url.text()));
        return shell.plain(all.toArray(String[]::new));
    }

    private int go() {
        return shell.retort("goto", "bbbb02").exitCode();
    }

    /** As if the process had died in the procedure. */
    private void dieInTheFirstStatement() {
        assertThat(go()).isEqualTo(1);
        url.execute("UPDATE retort.progress SET finished_at = NULL, session_state = NULL; CREATE TABLE gate (x int)");
        assertThat(go()).isEqualTo(2);
    }

    @Test
    void goesOnAfterAStatementThatIsSaidToBeDoneWithTheFilesGone() {
        dieInTheFirstStatement();
        shell.remove("bbbb02.sql");

        Answer answer = resolve("bbbb", "--done");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("marked as done", "bbbb02.sql:4", "CALL work()");
        aFile();
        assertThat(go()).isZero();
        assertThat(url.query("SELECT x FROM a")).containsExactly("1");
    }

    @Test
    void runsAStatementAgainThatIsSaidNotToBeDone() {
        dieInTheFirstStatement();

        Answer answer = resolve("bbbb02", "--not-done", "--output", "json");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("\"state\":\"not_done\"", "\"file\":\"bbbb02.sql\",\"line\":4");
        assertThat(go()).isZero();
        assertThat(url.query("SELECT x FROM a")).containsExactly("1", "1");
    }

    @Test
    void listsWhatIsHalfDone() {
        assertThat(resolve().out()).contains("nothing is half done");
        dieInTheFirstStatement();

        assertThat(resolve().out())
                .contains("upgrade of bbbb02, statement 1 at bbbb02.sql:4, since 20", "CALL work()", "open");
        assertThat(resolve("--output", "json").out())
                .contains("\"revision\":\"bbbb02\",\"direction\":\"upgrade\",\"statement\":1", "\"state\":\"open\"");
    }

    @Test
    void refusesWhereNothingOfTheRevisionIsOpen() {
        assertThat(go()).isEqualTo(1);

        Answer finished = resolve("bbbb02", "--done");
        Answer unknown = resolve("cccc03", "--not-done");

        assertThat(finished.exitCode()).isEqualTo(2);
        assertThat(finished.err()).contains("bbbb02.sql:4, is known to be done", "Nothing was changed");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("no statement of revision cccc03 is open");
    }

    @Test
    void wantsToBeToldWhatBecameOfIt() {
        assertThat(resolve("bbbb02").err()).contains("--done or --not-done");
        assertThat(resolve("bbbb02", "--done", "--not-done").exitCode()).isEqualTo(2);
        assertThat(resolve("--done").exitCode()).isEqualTo(2);
    }

    private void aFile() {
        shell.file("bbbb02.sql", """
                -- revision: bbbb02
                -- down_revision:
                -- migrate:up transaction:false
                CALL work();
                INSERT INTO gate VALUES (1);
                """);
    }
}
