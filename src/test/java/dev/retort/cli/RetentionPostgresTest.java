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

/** What the archive has kept long enough goes at the end of a run. */
@ExtendWith(TestingDatabase.class)
class RetentionPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    RetentionPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void twoDroppedTables() {
        shell.migration("aaaa01", "", "CREATE TABLE first (id int);", "DROP TABLE first;");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE second (id int);", "DROP TABLE second;");
        go("head");
        url.execute("INSERT INTO first SELECT generate_series(1, 1000); INSERT INTO second VALUES (1)");
        go("base");
    }

    private Answer go(String target, String... more) {
        List<String> args = new ArrayList<>(List.of("goto", target));
        args.addAll(List.of(more));
        Answer answer = shell.retort(args.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return answer;
    }

    private List<String> kept() {
        return url.query(
                "SELECT table_name FROM retort.archive WHERE dropped_at IS NULL AND put_back_at IS NULL ORDER BY 1");
    }

    @Test
    void keepsForEverWhereNothingElseIsSaid() {
        url.execute("UPDATE retort.archive SET kept_at = kept_at - interval '100 years'");
        go("base");
        assertThat(kept()).containsExactly("first", "second");
    }

    @Test
    void dropsWhatIsTooOldAndSaysSo() {
        url.execute("UPDATE retort.archive SET kept_at = kept_at - interval '31 days' WHERE table_name = 'first'");
        Answer run = go("base", "--archive-max-age", "30d");
        assertThat(run.err()).contains("dropped from the archive, as too old or too much: item 2, table first");
        assertThat(kept()).containsExactly("second");
        assertThat(url.query("SELECT relname FROM pg_class WHERE relname LIKE 'kept%'"))
                .containsExactly("kept_1");
    }

    @Test
    void dropsTheOldestOfWhatIsTooMuch() {
        // "second" went first, so that it is the older one.
        String size =
                url.query("SELECT pg_total_relation_size('retort.kept_2')").getFirst();
        Answer run = go("base", "--archive-max-size", size + "B");
        assertThat(run.err()).contains("item 1, table second").doesNotContain("table first");
        assertThat(kept()).containsExactly("first");
    }

    @Test
    void dropsNothingThatTheSameRunPutsBackAndKeepsItsHistory() {
        url.execute("UPDATE retort.archive SET kept_at = kept_at - interval '31 days'");
        Answer run = go("head", "--archive-max-age", "30d");
        assertThat(run.err()).contains("put back 1000 of 1000 rows").doesNotContain("dropped from the archive");
        assertThat(url.query("SELECT id FROM retort.archive")).hasSize(2);
    }

    @Test
    void dropsNothingWhereTheRunFails() {
        url.execute("UPDATE retort.archive SET kept_at = kept_at - interval '31 days'");
        shell.migration("cccc03", "bbbb02", "SELECT 1/0;", "SELECT 1;");
        go("aaaa01");
        assertThat(shell.retort("goto", "head", "--archive-max-age", "1h").exitCode())
                .isEqualTo(1);
        assertThat(shell.plain("archive", "list", "--all", "--url", url.text()).out())
                .contains("put back")
                .doesNotContain("dropped");
    }

    @Test
    void succeedsAlsoWhereItCannotDropAndSaysWhy() throws Exception {
        try (var reader = url.connect()) {
            reader.setAutoCommit(false);
            reader.createStatement().execute("SELECT * FROM retort.kept_1");
            Answer run = go("base", "--archive-max-age", "0s", "--lock-timeout", "50ms");
            assertThat(run.err()).contains("stays in the archive", "lock timeout");
        }
        assertThat(kept()).containsExactly("first", "second");
    }

    @Test
    void readsItsLimitsFromTheConfiguration() {
        shell.file("retort.toml", "archive_max_age = \"0s\"\n");
        assertThat(go("base").err()).contains("dropped from the archive");
        assertThat(shell.retort("plan", "head", "--archive-max-age", "1h").exitCode())
                .isEqualTo(2);
    }
}
