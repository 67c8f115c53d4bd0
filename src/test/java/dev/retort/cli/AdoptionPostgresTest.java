package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestingDatabase.class)
class AdoptionPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    AdoptionPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void threeRevisions() {
        shell.migration("aaaa01", "", "CREATE TABLE t (id int);", "DROP TABLE t;");
        shell.migration("bbbb02", "aaaa01", "CREATE INDEX i ON t (id);", "DROP INDEX i;");
        shell.migration("cccc03", "bbbb02", "ALTER TABLE t ADD x int;", "ALTER TABLE t DROP x;");
    }

    private Answer retort(String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 2);
        all[args.length] = "--scratch-url";
        all[args.length + 1] = url.text();
        return shell.retort(all);
    }

    @Test
    void stampsWhatIsThere() {
        url.execute("CREATE TABLE t (id int); CREATE INDEX i ON t (id)");

        Answer answer = retort("stamp", "--verify", "bbbb02");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(url.query("SELECT version_num FROM alembic_version")).containsExactly("bbbb02");
    }

    @Test
    void refusesToStampWhatIsNotThere() {
        url.execute("CREATE TABLE t (id int, by_hand int)");

        Answer answer = retort("stamp", "--verify", "bbbb02");

        assertThat(answer.exitCode()).isEqualTo(4);
        assertThat(answer.err())
                .contains(
                        "is not what the migrations make up to bbbb02",
                        "- index public.i",
                        "+ column public.t.by_hand");
        assertThat(url.query("SELECT to_regclass('alembic_version')")).containsExactly((String) null);
    }

    @Test
    void findsTheRevisionThatFits() {
        url.execute("CREATE TABLE t (id int); CREATE INDEX i ON t (id)");

        Answer answer = retort("adopt");

        assertThat(answer).isEqualTo(new Answer(0, "adopted: the database is at bbbb02\n", answer.err()));
        assertThat(shell.retort("upgrade", "head").exitCode()).isZero();
        assertThat(shell.retort("downgrade", "base").exitCode()).isZero();
    }

    @Test
    void refusesWhatFitsNowhereUnlessItIsToldTo() {
        url.execute("CREATE TABLE t (id int, x int); CREATE INDEX i ON t (id); CREATE VIEW v AS SELECT 1 AS one");

        Answer refused = retort("adopt");
        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("+ view public.v").doesNotContain("index");
        assertThat(retort("adopt", "--despite-differences").exitCode()).isEqualTo(2);

        Answer told = retort("adopt", "head", "--despite-differences");
        assertThat(told.exitCode()).isZero();
        assertThat(told.out()).contains("+ view public.v", "adopted: the database is at cccc03");
    }
}
