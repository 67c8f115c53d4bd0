package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a step would destroy and put back is told before it runs, from the live rows. */
@ExtendWith(TestingDatabase.class)
class ForecastPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    ForecastPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aShop() {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TABLE customer (id int PRIMARY KEY, name text); CREATE TABLE note (text text);",
                "DROP TABLE customer, note;");
        shell.migration(
                "bbbb02",
                "aaaa01",
                "ALTER TABLE customer ADD city text; ALTER TABLE note ADD at date;",
                "ALTER TABLE customer DROP city; ALTER TABLE note DROP at;");
        go("head");
        url.execute(
                "INSERT INTO customer SELECT i, 'c' || i, CASE WHEN i > 1 THEN 'Rome' END FROM generate_series(1, 3) i;"
                        + " INSERT INTO note VALUES ('x', now()), ('x', now())");
    }

    private void go(String target) {
        Answer answer = shell.retort("goto", target);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    @Test
    void countsWhatWouldGoAndSaysHowItComesBack() {
        Answer plan = shell.retort("plan", "base");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out())
                .contains("drops customer.city: 2 rows of 16 kB (lossless: values are kept by id")
                .contains("drops note.at: 2 rows of 16 kB (by rule: there is no key")
                .contains("drops table customer: 3 rows of 16 kB (lossless: kept with all its rows")
                .contains("drops table note: 2 rows");
        assertThat(shell.retort("plan", "base", "--data-loss", "allow").out())
                .contains("drops table customer: 3 rows of 16 kB (lost: nothing is kept");
        assertThat(shell.retort("plan", "base", "--archive-never", "note").out())
                .contains("drops table note: 2 rows of 16 kB (lost: this table is never kept");
        assertThat(shell.retort("plan", "base", "--output", "json").out())
                .contains("\"what\":\"drops table customer\",\"rows\":3,\"counted\":true", "\"verdict\":\"lossless\"");
    }

    @Test
    void saysNothingOfWhatIsEmpty() {
        url.execute("DELETE FROM note; UPDATE customer SET city = NULL");

        assertThat(shell.retort("plan", "base").out())
                .contains("drops table customer")
                .doesNotContain("note", "city");
    }

    @Test
    void warnsBeforeTheRunOfWhatNeedsARule() {
        Answer down = shell.retort("goto", "aaaa01");

        assertThat(down.err()).contains("revision bbbb02 drops note.at: there is no key");
    }

    @Test
    void refusesBeforeAnyStepRuns() {
        shell.migration("cccc03", "bbbb02", "CREATE TABLE fine (x int);", "DROP TABLE fine;");
        go("head");

        Answer refused = shell.retort("goto", "base", "--data-loss", "refuse");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .contains("downgrade of revision bbbb02 drops customer.city (2 rows), drops note.at (2 rows)")
                .contains("downgrade of revision aaaa01 drops table customer (3 rows)")
                .contains("Nothing was changed");
        assertThat(url.query("SELECT version_num FROM alembic_version")).containsExactly("cccc03");
    }

    @Test
    void tellsWhatComesBackAndWhichRowsNeedARule() {
        go("aaaa01");
        url.execute("DELETE FROM customer WHERE id = 3; INSERT INTO customer VALUES (4, 'new'), (5, 'newer')");

        assertThat(shell.retort("plan", "head").out())
                .contains("puts back dropped customer (city): 3 rows; of them 1 are of rows that are gone since")
                .contains("2 rows were born since, and have what the script gives them")
                .contains("puts back dropped note (at): 2 rows");
    }

    @Test
    void tellsRowsWhoseParentsWentBeforeTheyComeBack() {
        shell.migration(
                "cccc03",
                "bbbb02",
                "CREATE TABLE bill (id int PRIMARY KEY, customer int REFERENCES customer);",
                "DROP TABLE bill;");
        go("head");
        url.execute("INSERT INTO bill VALUES (1, 1), (2, 2), (3, 2)");
        go("bbbb02");
        url.execute("DELETE FROM customer WHERE id = 2");

        assertThat(shell.retort("plan", "head").out())
                .contains("2 would break the foreign key bill_customer_fkey to public.customer");
        Answer up = shell.retort("goto", "head");

        assertThat(up.exitCode()).isZero();
        assertThat(up.err()).contains("put back 1 of 3 rows: table bill; 2 stay in the archive");
        assertThat(url.query("SELECT id FROM bill")).containsExactly("1");
        assertThat(url.query("SELECT id FROM retort.kept_" + archived("table_name = 'bill'") + " ORDER BY id"))
                .containsExactly("2", "3");
    }

    private String archived(String condition) {
        return url.query("SELECT id FROM retort.archive WHERE " + condition).getFirst();
    }
}
