package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a person does with what the archive keeps. */
@ExtendWith(TestingDatabase.class)
class ArchiveCommandPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    ArchiveCommandPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aTable() {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);",
                "DROP TABLE customer;");
    }

    private Answer go(String target, String... more) {
        List<String> args = new ArrayList<>(List.of("goto", target));
        args.addAll(List.of(more));
        Answer answer = shell.retort(args.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return answer;
    }

    private Answer archive(String... args) {
        List<String> all = new ArrayList<>(List.of("archive"));
        all.addAll(List.of(args));
        all.addAll(List.of("--url", url.text()));
        return shell.plain(all.toArray(String[]::new));
    }

    private static JsonNode json(Answer answer) throws JsonProcessingException {
        return new ObjectMapper().readTree(answer.out());
    }

    private List<String> rows(String table) {
        return url.query("SELECT t::text FROM " + table + " t ORDER BY 1");
    }

    private void dropTheTable() {
        go("head");
        url.execute("INSERT INTO customer VALUES (1, 'Ada'), (2, 'Bob')");
        go("base");
    }

    /** Names are cut to three letters and back; a name of three letters is not unique among the long ones. */
    private void cutNames() {
        shell.migration(
                "bbbb02",
                "aaaa01",
                "ALTER TABLE customer ALTER COLUMN name TYPE varchar(20);",
                "ALTER TABLE customer ALTER COLUMN name TYPE varchar(3) USING left(name, 3);");
        go("head");
        url.execute("INSERT INTO customer VALUES (1, 'Adelaide'), (2, 'Cornelius'), (3, 'Dorothea')");
        go("aaaa01");
    }

    @Test
    void listsNothingOfADatabaseWithoutALedger() {
        Answer list = archive("list");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out()).contains("the archive keeps nothing");
    }

    @Test
    void listsWhatIsKeptAndWhatItWaitsFor() throws JsonProcessingException {
        dropTheTable();
        Answer list = archive("list");
        assertThat(list.out()).contains("table customer", "aaaa01", "downgrade", "waits for the upgrade");
        JsonNode item = json(archive("list", "--output", "json")).path("items").get(0);
        assertThat(item.path("state").asText()).isEqualTo("waiting");
        assertThat(item.path("rows").asInt()).isEqualTo(2);
        assertThat(item.path("bytes").asLong()).isPositive();
    }

    @Test
    void listsWhatCameBackOnlyWhenAskedForAll() {
        dropTheTable();
        go("head");
        assertThat(archive("list").out()).contains("the archive keeps nothing");
        assertThat(archive("list", "--all").out()).contains("put back 2 of 2");
    }

    @Test
    void showsTheRowsOfAnItemEscapedForATerminal() {
        go("head");
        url.execute("INSERT INTO customer VALUES (1, E'Ada\\nLove\\x1b[31m'), (2, 'Bob'), (3, 'Cid')");
        go("base");
        Answer show = archive("show", "1", "--limit", "2");
        assertThat(show.exitCode()).as(show.err()).isZero();
        assertThat(show.out())
                .contains("item 1: table customer", "id  name", "1   Ada\\nLove\\u001b[31m", "2   Bob", "… 1 more")
                .doesNotContain("\u001b", "Cid");
    }

    @Test
    void saysWhichItemsThereAreNot() {
        dropTheTable();
        for (String command : List.of("show", "restore", "drop")) {
            Answer answer = archive(command, "77");
            assertThat(answer.exitCode()).isEqualTo(2);
            assertThat(answer.err()).contains("the archive has no item 77").contains("retort archive list --all");
        }
        assertThat(archive("drop", "1", "77").exitCode()).isEqualTo(2);
        assertThat(archive("list").out()).contains("table customer");
    }

    @Test
    void restoresATableThatSomebodyMadeAgainAndLeavesWhatStandsThere() {
        dropTheTable();
        url.execute("CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL);"
                + " INSERT INTO customer VALUES (2, 'Bea')");
        Answer restore = archive("restore", "1");
        assertThat(restore.exitCode()).as(restore.err()).isZero();
        assertThat(restore.out()).contains("put back 1 of 2 rows: table customer; 1 stay in the archive");
        assertThat(rows("customer")).containsExactly("(1,Ada)", "(2,Bea)");
        assertThat(archive("show", "1").out()).contains("waits for the upgrade", "2   Bob");

        url.execute("DELETE FROM customer WHERE id = 2");
        assertThat(archive("restore", "1").out()).contains("put back 1 of 1 rows");
        assertThat(rows("customer")).containsExactly("(1,Ada)", "(2,Bob)");
        assertThat(archive("list").out()).contains("keeps nothing");
    }

    @Test
    void changesNothingWhereNothingCanBePutBackAndTheWayBackStillDoes() {
        dropTheTable();
        Answer restore = archive("restore", "1");
        assertThat(restore.exitCode()).isEqualTo(1);
        assertThat(restore.err()).contains("there is no public.customer");

        assertThat(go("head").err()).contains("put back 2 of 2 rows: table customer");
        Answer again = archive("restore", "1");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).contains("keeps nothing any more");
    }

    @Test
    void restoresWhatAConstraintKeptAwayOnceItIsGone() {
        cutNames();
        url.execute("ALTER TABLE customer ADD CONSTRAINT short CHECK (length(name) < 9)");
        assertThat(go("head").err()).contains("put back 2 of 3 rows", "break the check short");
        assertThat(archive("list").out()).contains("put back 2 of 3, the rest is kept: 1 would break the check short");
        assertThat(archive("restore", "1").exitCode()).isEqualTo(1);

        url.execute("ALTER TABLE customer DROP CONSTRAINT short");
        Answer restore = archive("restore", "1");
        assertThat(restore.out()).as(restore.err()).contains("put back 1 of 1 rows");
        assertThat(rows("customer")).containsExactly("(1,Adelaide)", "(2,Cornelius)", "(3,Dorothea)");
        assertThat(archive("list", "--all").out()).contains("put back 3 of 3");
    }

    @Test
    void leavesWhatWasWrittenSinceTheWayBack() {
        cutNames();
        url.execute("ALTER TABLE customer ADD CONSTRAINT short CHECK (length(name) < 9)");
        go("head");
        url.execute("ALTER TABLE customer DROP CONSTRAINT short; UPDATE customer SET name = 'Cora' WHERE id = 2");
        Answer restore = archive("restore", "1");
        assertThat(restore.exitCode()).isEqualTo(1);
        assertThat(restore.err()).contains("1 were written since");
        assertThat(rows("customer")).contains("(2,Cora)");
    }

    @Test
    void leavesWhatWasWrittenBeforeTheWayBackOnDemandToo() {
        cutNames();
        url.execute("ALTER TABLE customer ALTER COLUMN name TYPE text; UPDATE customer SET name = 'Cora' WHERE id = 2");
        Answer restore = archive("restore", "1");
        assertThat(restore.out()).as(restore.err()).contains("put back 2 of 3 rows");
        assertThat(rows("customer")).containsExactly("(1,Adelaide)", "(2,Cora)", "(3,Dorothea)");
        url.execute("UPDATE customer SET name = 'Cor' WHERE id = 2");
        assertThat(go("head").err()).contains("put back 1 of 1 rows");
        assertThat(rows("customer")).contains("(2,Cornelius)");
    }

    @Test
    void restoresDeletedRowsOnceTheirPlaceIsFree() {
        go("head");
        shell.migration("bbbb02", "aaaa01", "SELECT 1;", "DELETE FROM customer WHERE id > 1;");
        go("head");
        url.execute("INSERT INTO customer VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cid')");
        go("aaaa01");
        url.execute("INSERT INTO customer VALUES (2, 'Bea')");
        assertThat(go("head").err()).contains("put back 1 of 2 rows: rows of customer");

        assertThat(archive("restore", "1").exitCode()).isEqualTo(1);
        url.execute("DELETE FROM customer WHERE id = 2");
        assertThat(archive("restore", "1").out()).contains("put back 1 of 1 rows");
        assertThat(rows("customer")).containsExactly("(1,Ada)", "(2,Bob)", "(3,Cid)");
    }

    @Test
    void restoresTheColumnsOfARowThatCameBackLater() {
        shell.migration(
                "bbbb02",
                "aaaa01",
                "ALTER TABLE customer ADD COLUMN city text;",
                "ALTER TABLE customer DROP COLUMN city;");
        go("head");
        url.execute("INSERT INTO customer VALUES (1, 'Ada', 'Paris'), (2, 'Bob', 'Rome')");
        go("aaaa01");
        url.execute("DELETE FROM customer WHERE id = 2");
        go("head");
        assertThat(archive("list").out())
                .contains("put back 1 of 2, the rest is kept: 1 are of rows that are gone since");

        url.execute("INSERT INTO customer VALUES (2, 'Bob')");
        assertThat(archive("restore", "1").out()).contains("put back 1 of 1 rows");
        assertThat(rows("customer")).containsExactly("(1,Ada,Paris)", "(2,Bob,Rome)");
    }

    @Test
    void restoresHowFarASequenceHadCome() {
        shell.migration("bbbb02", "aaaa01", "CREATE SEQUENCE ticket;", "DROP SEQUENCE ticket;");
        go("head");
        url.query("SELECT nextval('ticket') FROM generate_series(1, 41)");
        go("aaaa01");
        assertThat(archive("show", "1").out()).contains("sequence ticket", "41");
        assertThat(archive("restore", "1").exitCode()).isEqualTo(1);
        url.execute("CREATE SEQUENCE ticket");
        assertThat(archive("restore", "1").out()).contains("put back: sequence ticket");
        assertThat(url.query("SELECT nextval('ticket')")).containsExactly("42");
        assertThat(archive("list").out()).contains("keeps nothing");
    }

    @Test
    void dropsItemsForGoodAndRemembersThem() {
        dropTheTable();
        Answer drop = archive("drop", "1");
        assertThat(drop.out()).contains("dropped item 1: table customer, 2 rows", "1 item, ", " freed");
        assertThat(url.query("SELECT relname FROM pg_class WHERE relname LIKE 'kept%'"))
                .isEmpty();
        assertThat(archive("list").out()).contains("keeps nothing");
        assertThat(archive("list", "--all").out()).contains("dropped");
        assertThat(go("head").err()).doesNotContain("put back");
        assertThat(rows("customer")).isEmpty();
        assertThat(archive("drop", "--all").out()).contains("nothing to drop");
    }

    @Test
    void dropsByAgeAndBySize() throws JsonProcessingException {
        dropTheTable();
        assertThat(archive("drop", "--older-than", "30d").out()).contains("nothing to drop");
        assertThat(archive("drop", "--over", "10GB").out()).contains("nothing to drop");
        url.execute("UPDATE retort.archive SET kept_at = kept_at - interval '31 days'");
        JsonNode dropped = json(archive("drop", "--older-than", "30d", "--over", "10GB", "--output", "json"));
        assertThat(dropped.path("dropped").get(0).path("id").asInt()).isEqualTo(1);
        assertThat(dropped.path("bytes").asLong()).isPositive();
    }

    @Test
    void dropsNothingWithoutBeingToldWhat() {
        dropTheTable();
        assertThat(archive("drop").exitCode()).isEqualTo(2);
        assertThat(archive("drop").err()).contains("drop what?");
        assertThat(archive("drop", "1", "--all").exitCode()).isEqualTo(2);
        assertThat(archive("drop", "--over", "much").err()).contains("is not a size");
        shell.file("retort.toml", "all = true\nover = \"0B\"\n");
        assertThat(archive("drop").exitCode()).isEqualTo(2);
        assertThat(shell.plain("archive").err()).contains("archive does what?");
        assertThat(archive("list").out()).contains("table customer");
    }
}
