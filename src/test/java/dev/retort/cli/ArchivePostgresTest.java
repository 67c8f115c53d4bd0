package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a downgrade destroys is kept, and the next upgrade through the same revision puts it back. */
@ExtendWith(TestingDatabase.class)
class ArchivePostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;

    ArchivePostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aTable() {
        shell.migration(
                "aaaa01",
                "",
                "CREATE TABLE customer (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);",
                "DROP TABLE customer;");
    }

    private Answer go(String target, String... more) {
        String[] args = new String[more.length + 2];
        args[0] = "goto";
        args[1] = target;
        System.arraycopy(more, 0, args, 2, more.length);
        Answer answer = shell.retort(args);
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return answer;
    }

    private List<String> rows(String table) {
        return url.query("SELECT t::text FROM " + table + " t ORDER BY 1");
    }

    @Test
    void putsADroppedTableBackWithItsRows() {
        go("head");
        url.execute("INSERT INTO customer (name) VALUES ('Ada'), ('Bob')");

        Answer down = go("base");
        assertThat(down.err()).contains("kept in the archive as item 2: table customer, 2 rows");
        Answer up = go("head");

        assertThat(up.err()).contains("put back 2 of 2 rows: table customer");
        assertThat(rows("customer")).containsExactly("(1,Ada)", "(2,Bob)");
        url.execute("INSERT INTO customer (name) VALUES ('Cid')");
        assertThat(rows("customer")).contains("(3,Cid)");
    }

    @Test
    void movesATableAsideWithoutCopyingIt() {
        go("head");
        url.execute("INSERT INTO customer (name) VALUES ('Ada')");
        String file = url.query("SELECT relfilenode FROM pg_class WHERE relname = 'customer'")
                .getFirst();

        go("base");

        assertThat(url.query("SELECT relname FROM pg_class WHERE relfilenode = " + file))
                .containsExactly("kept_2");
    }

    @Test
    void putsDroppedColumnsBackByKey() {
        shell.migration(
                "bbbb02",
                "aaaa01",
                "ALTER TABLE customer ADD COLUMN city text DEFAULT 'nowhere', ADD zip text;",
                "ALTER TABLE customer DROP COLUMN city; ALTER TABLE customer DROP zip;");
        go("head");
        url.execute(
                "INSERT INTO customer (name, city, zip) VALUES ('Ada', 'Paris', '1'), ('Bob', NULL, '2'), ('Cid', 'Rome', NULL)");

        go("aaaa01");
        String item = url.query("SELECT max(id) FROM retort.archive").getFirst();
        Answer early = shell.plain("archive", "restore", item, "--url", url.text());
        assertThat(early.out() + early.err()).contains("the table has no column zip of its own");
        url.execute("DELETE FROM customer WHERE name = 'Cid'; INSERT INTO customer (name) VALUES ('Dee')");
        Answer up = go("head");

        assertThat(rows("customer")).as(up.err()).containsExactly("(1,Ada,Paris,1)", "(2,Bob,,2)", "(4,Dee,nowhere,)");
        assertThat(up.err())
                .contains("put back 2 of 3 rows: dropped customer (city); 1 stay in the archive")
                .contains("1 are of rows that are gone since")
                .contains("1 rows were born since");
    }

    @Test
    void putsNarrowedValuesBackWhereNobodyWroteSince() {
        shell.migration(
                "bbbb02",
                "aaaa01",
                "ALTER TABLE customer ALTER COLUMN name TYPE varchar(20);",
                "ALTER TABLE customer ALTER COLUMN name TYPE varchar(3) USING left(name, 3);");
        go("head");
        url.execute("INSERT INTO customer (name) VALUES ('Adelaide'), ('Bob'), ('Cornelius')");

        Answer down = go("aaaa01");
        assertThat(down.err()).contains("changed customer (name), 2 rows");
        url.execute("UPDATE customer SET name = 'Con' WHERE id = 3");
        Answer up = go("head");

        assertThat(rows("customer")).as(up.err()).containsExactly("(1,Adelaide)", "(2,Bob)", "(3,Con)");
        assertThat(up.err()).contains("put back 1 of 2 rows").contains("1 were written since");
    }

    @Test
    void putsDeletedAndOverwrittenRowsBack() {
        go("head");
        shell.migration(
                "bbbb02",
                "aaaa01",
                "UPDATE customer SET name = upper(name); INSERT INTO customer (name) VALUES ('seed');",
                "UPDATE customer SET name = lower(name); DELETE FROM customer WHERE name = 'seed';");
        url.execute("INSERT INTO customer (name) VALUES ('Ada')");
        go("head");
        url.execute("UPDATE customer SET name = 'AdA' WHERE id = 1; INSERT INTO customer (name) VALUES ('Bob');"
                + " UPDATE customer SET name = 'SeeD' WHERE id = 2");

        go("aaaa01");
        assertThat(rows("customer")).containsExactly("(1,ada)", "(3,bob)");
        Answer up = go("head");

        assertThat(rows("customer")).as(up.err()).contains("(1,AdA)", "(2,SeeD)", "(3,Bob)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ALTER TABLE customer RENAME TO client; | ALTER TABLE client RENAME TO customer; | client | name",
                "ALTER TABLE customer RENAME name TO label; | ALTER TABLE customer RENAME label TO name; | customer | label",
                "ALTER TABLE customer RENAME id TO name2; ALTER TABLE customer RENAME name TO id; |"
                        + " ALTER TABLE customer RENAME id TO name; ALTER TABLE customer RENAME name2 TO id; | customer | id",
                "CREATE SCHEMA old; ALTER TABLE customer SET SCHEMA old; |"
                        + " ALTER TABLE old.customer SET SCHEMA public; DROP SCHEMA old; | old.customer | name"
            })
    void putsOverwrittenValuesBackWhereTheSameStepRenames(String way) {
        List<String> parts = List.of(way.split(" \\| ", -1));
        String column = parts.get(3);
        shell.migration(
                "bbbb02", "aaaa01", parts.get(1), "UPDATE customer SET name = lower(name); " + parts.getFirst());
        go("aaaa01");
        shell.retort("stamp", "bbbb02");
        url.execute("INSERT INTO customer (name) VALUES ('Ada'), ('Bob'), ('Cid')");

        go("aaaa01");
        url.execute("UPDATE " + parts.get(2) + " SET " + column + " = 'written' WHERE " + column + " = 'bob'");
        String item = url.query("SELECT max(id) FROM retort.archive").getFirst();
        Answer restored = shell.plain("archive", "restore", item, "--url", url.text());
        assertThat(restored.exitCode()).as(restored.out() + restored.err()).isZero();
        assertThat(url.query("SELECT " + column + " FROM " + parts.get(2) + " ORDER BY 1"))
                .containsExactly("Ada", "Cid", "written");
        url.execute("UPDATE " + parts.get(2) + " SET " + column + " = 'again' WHERE " + column + " = 'Cid'");
        Answer up = go("head");

        assertThat(rows("customer")).as(up.err()).containsExactly("(1,Ada)", "(2,written)", "(3,again)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RENAME TO client", "RENAME name TO label"})
    void putsValuesAndRowsBackOnTheWayUpWhereTheSameStepRenames(String rename) {
        boolean table = rename.contains("client");
        String there = table ? "client" : "customer";
        String column = table ? "name" : "label";
        shell.migration(
                "bbbb02",
                "aaaa01",
                table ? "ALTER TABLE client RENAME TO customer;" : "ALTER TABLE customer RENAME label TO name;",
                "UPDATE customer SET name = lower(name) WHERE id < 3; DELETE FROM customer WHERE id > 3; ALTER TABLE customer "
                        + rename + ";");
        go("aaaa01");
        shell.retort("stamp", "bbbb02");
        url.execute("INSERT INTO customer (name) VALUES ('Ada'), ('Bob'), ('Cid'), ('Dee'), ('Eve')");

        go("aaaa01");
        url.execute("UPDATE " + there + " SET " + column + " = 'written' WHERE id = 2; INSERT INTO " + there + " (id, "
                + column + ") OVERRIDING SYSTEM VALUE VALUES (4, 'born')");
        Answer up = go("head");

        assertThat(rows("customer"))
                .as(up.err())
                .containsExactly("(1,Ada)", "(2,written)", "(3,Cid)", "(4,born)", "(5,Eve)");
    }

    @Test
    void refusesWhatWouldDestroyDataAndRunsWhatDoesNot() {
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE empty (x int);", "DROP TABLE empty;");
        go("head");
        url.execute("INSERT INTO customer (name) VALUES ('Ada')");

        Answer refused = shell.retort("goto", "base", "--data-loss", "refuse");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err()).contains("would destroy data").contains("drops table customer (1 row)");
        assertThat(url.query("SELECT version_num FROM alembic_version")).containsExactly("bbbb02");
        assertThat(rows("customer")).containsExactly("(1,Ada)");
        assertThat(shell.retort("goto", "aaaa01", "--data-loss", "refuse").exitCode())
                .isZero();
    }

    @Test
    void refusesWhatOnlyTheRunShows() {
        shell.migration(
                "bbbb02",
                "aaaa01",
                "CREATE TABLE secret (x int);",
                "DO $$ BEGIN EXECUTE 'DROP TABLE ' || 'secret'; END $$;");
        go("head");
        url.execute("INSERT INTO secret VALUES (7)");

        Answer refused = shell.retort("goto", "aaaa01", "--data-loss", "refuse");

        assertThat(refused.exitCode()).isEqualTo(4);
        assertThat(refused.err())
                .contains("downgrade of revision bbbb02 would destroy data")
                .contains("table secret, 1 row");
        assertThat(rows("secret")).containsExactly("(7)");
        go("aaaa01");
        go("head");
        assertThat(rows("secret")).containsExactly("(7)");
    }

    @Test
    void keepsNothingOfATableThatIsNeverToBeKept() {
        go("head");
        url.execute("INSERT INTO customer (name) VALUES ('Ada')");

        Answer down = go("base", "--archive-never", "cust*");

        assertThat(down.err()).contains("lost and not kept").contains("customer");
        assertThat(url.query("SELECT id FROM retort.archive WHERE kind = 'table'"))
                .isEmpty();
    }

    @Test
    void bringsBackNoRowsThatTheScriptHasMovedItself() {
        String move = """
                -- archive: none of public.%1$s because its rows are written back below
                CREATE TABLE moved AS SELECT * FROM %1$s;
                DROP TABLE customer;
                CREATE TABLE customer (id bigint PRIMARY KEY, name text NOT NULL)%2$s;
                INSERT INTO customer SELECT * FROM moved;
                -- archive: none of moved because its rows have been written back
                DROP TABLE moved;
                """;
        shell.migration(
                "bbbb02",
                "aaaa01",
                move.formatted(
                        "customer", " PARTITION BY LIST (id); CREATE TABLE customer_all PARTITION OF customer DEFAULT"),
                move.formatted("customer_all", ""));
        go("head");
        url.execute("INSERT INTO customer VALUES (1, 'Ada'), (2, 'Bob'), (3, 'Cid')");

        assertThat(shell.retort("plan", "aaaa01").out())
                .contains("drops table customer: 3 rows")
                .contains("(lossless: the script says that its rows are written elsewhere)")
                .doesNotContain("moved");
        Answer down = go("aaaa01", "--data-loss", "refuse");
        assertThat(down.err()).doesNotContain("kept in the archive");
        url.execute("DELETE FROM customer WHERE id = 1; UPDATE customer SET name = 'Bea' WHERE id = 2");
        go("head");

        assertThat(rows("customer")).containsExactly("(2,Bea)", "(3,Cid)");
    }

    @Test
    void keepsWhatAnUpgradeDropsWhereItIsAskedTo() {
        shell.migration(
                "bbbb02",
                "aaaa01",
                "ALTER TABLE customer DROP COLUMN name;",
                "ALTER TABLE customer ADD COLUMN name text NOT NULL DEFAULT '?';");
        go("aaaa01");
        url.execute("INSERT INTO customer (name) VALUES ('Ada')");

        go("head", "--data-loss", "archive");
        go("aaaa01");

        assertThat(rows("customer")).containsExactly("(1,Ada)");
    }
}
