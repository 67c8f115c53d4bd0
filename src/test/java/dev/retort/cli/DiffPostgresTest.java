package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(TestingDatabase.class)
class DiffPostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;
    private final TestingShell project;
    private final Path folder;

    DiffPostgresTest(TestingDatabase.Url url, @TempDir Path folder) throws IOException {
        this.url = url;
        this.folder = folder;
        this.shell = new TestingShell(folder, url);
        this.project = new TestingShell(Files.createDirectories(folder.resolve("migrations")), url);
    }

    @AfterEach
    void noScratchDatabaseIsLeft() {
        assertThat(url.query("SELECT datname FROM pg_database WHERE datname LIKE 'retort_scratch_%'"))
                .isEmpty();
    }

    private Answer summary(String from, String to) {
        return shell.plain("diff", from, to, "--summary", "--scratch-url", url.text());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void listsWhatSetsTwoFilesApart() throws IOException {
        write("old.sql", "CREATE TABLE t (id int PRIMARY KEY, x text);");
        write("new.sql", "CREATE TABLE t (id int PRIMARY KEY, x text NOT NULL); CREATE VIEW v AS SELECT x FROM t;");

        Answer answer = summary("old.sql", "new.sql");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).contains("+ view public.v", "~ column public.t.x", "+ not null: yes");
        assertThat(shell.plain("diff", "old.sql", "new.sql", "--summary", "--exit-code", "--scratch-url", url.text())
                        .exitCode())
                .isEqualTo(1);
        assertThat(shell.plain("diff", "old.sql", "old.sql", "--exit-code", "--scratch-url", url.text()))
                .isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void printsTheSqlThatLeadsFromOneToTheOther() throws IOException {
        write("old.sql", "CREATE TABLE t (id int);");
        write("new.sql", "CREATE TABLE t (id int, kind text); CREATE INDEX i ON t (kind);");

        Answer answer = shell.plain("diff", "old.sql", "new.sql", "--scratch-url", url.text());
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        write("reached.sql", Files.readString(folder.resolve("old.sql")) + answer.out());
        assertThat(summary("reached.sql", "new.sql")).isEqualTo(new Answer(0, "", ""));

        Answer json = shell.plain("diff", "old.sql", "new.sql", "--output", "json", "--scratch-url", url.text());
        JsonNode way = new ObjectMapper().readTree(json.out());
        assertThat(way.at("/statements")).hasSize(2);
        assertThat(way.at("/statements/0/sql").asText()).startsWith("ALTER TABLE public.t ADD COLUMN kind");
        assertThat(way.at("/refused")).isEmpty();
    }

    @Test
    void findsTheOrderThatFilesNeed() throws IOException {
        write("ordered.sql", """
                CREATE SCHEMA shop;
                CREATE TYPE shop.size AS ENUM ('S', 'M');
                CREATE TABLE shop.customer (id int PRIMARY KEY);
                CREATE TABLE shop."Order" (id int PRIMARY KEY, customer int REFERENCES shop.customer, size shop.size);
                CREATE FUNCTION shop.orders() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM shop."Order"; END;
                CREATE VIEW shop.a AS SELECT shop.orders() AS orders;
                CREATE VIEW shop.b AS SELECT * FROM shop.a;
                ALTER TABLE shop.customer ADD COLUMN orders bigint DEFAULT shop.orders();
                CREATE INDEX customer_orders ON shop.customer (orders);
                COMMENT ON VIEW shop.b IS 'all';
                """);
        write("any/a.sql", """
                SET search_path = shop;
                COMMENT ON VIEW b IS 'all';
                CREATE VIEW b AS SELECT * FROM a;
                CREATE INDEX customer_orders ON customer (orders);
                """);
        write("any/b/views.sql", "CREATE VIEW shop.a AS SELECT shop.orders() AS orders;");
        write("any/c.sql", """
                BEGIN;
                CREATE FUNCTION shop.orders() RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM shop."Order"; END;
                CREATE TABLE shop."Order" (id int PRIMARY KEY, customer int REFERENCES shop.customer, size shop.size);
                ALTER TABLE shop.customer ADD COLUMN orders bigint DEFAULT shop.orders();
                CREATE TABLE shop.customer (id int PRIMARY KEY);
                CREATE TYPE shop.size AS ENUM ('S', 'M');
                COMMIT;
                """);
        write("any/d.sql", "\\restrict abc\nCREATE SCHEMA shop;\n\\unrestrict abc\n");

        assertThat(summary("ordered.sql", "any")).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void findsTheOrderOfALongChainAtOnce() throws IOException {
        StringBuilder backwards = new StringBuilder();
        for (int i = 300; i > 0; i--) {
            backwards.append("CREATE TABLE t%d (id int PRIMARY KEY, parent int REFERENCES t%d);\n".formatted(i, i - 1));
        }
        write("chain.sql", backwards + "CREATE TABLE t0 (id int PRIMARY KEY);");

        Answer answer = summary("chain.sql", "chain.sql");

        assertThat(answer).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void namesThePlaceOfWhatCannotRun() throws IOException {
        write("empty.sql", "-- nothing yet\n");
        write("new/a.sql", "CREATE TABLE t (id int);\n\nCREATE VIEW v AS\n  SELECT nothing FROM t;\n");
        write("new/b.sql", "CREATE INDEX i ON missing (id);");

        Answer missing = summary("empty.sql", "new");
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err())
                .contains("new/a.sql:4:10: column \"nothing\" does not exist (SQLSTATE 42703)")
                .contains("new/b.sql:1:1: relation \"missing\" does not exist");

        write(
                "new/b.sql",
                "CREATE TABLE u (id int);\nCREATE TABLE u (id itn, CHECK (id > 'x' + 1));\nCREATE TABLE t();");
        write("new/c.sql", "SELEC 1;");
        assertThat(summary("empty.sql", "new/c.sql").err()).contains("new/c.sql:1:1: syntax error");
    }

    @Test
    void namesBothPlacesWhereTheSameIsMadeTwice() throws IOException {
        write("empty.sql", "-- nothing yet\n");
        write("new/a.sql", "CREATE TABLE u (id int);\nCREATE TABLE t (id int);");
        write("new/b.sql", "CREATE TABLE t (id bigint);");

        Answer answer = summary("empty.sql", "new");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .contains("new/b.sql:1:1: relation \"t\" already exists")
                .contains("it is made at " + folder.resolve("new/a.sql") + ":2:1 already: keep one of them");
    }

    @Test
    void saysWhatPeopleDidByHand() {
        project.migration("aaaa01", "", "CREATE TABLE t (id int, x text);", "DROP TABLE t;");
        project.migration("bbbb02", "aaaa01", "CREATE INDEX i ON t (x);", "DROP INDEX i;");
        assertThat(project.retort("upgrade", "head").exitCode()).isZero();
        String[] drift = {
            "diff",
            url.text(),
            "revision:head",
            "--summary",
            "--exit-code",
            "-d",
            folder.toString(),
            "--scratch-url",
            url.text()
        };
        assertThat(shell.plain(drift)).isEqualTo(new Answer(0, "", ""));

        url.execute("DROP INDEX i; ALTER TABLE t ADD by_hand int");

        Answer answer = shell.plain(drift);
        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.out()).contains("- column public.t.by_hand", "+ index public.i");
        assertThat(project.retort("diff", "database", "revision:aaaa01", "--summary", "--scratch-url", url.text())
                        .out())
                .contains("- column public.t.by_hand")
                .doesNotContain("index");
    }

    @Test
    void readsTwoDatabasesAndSaysWhichOneCannotBeReached(TestingDatabase.Url other) {
        url.execute("CREATE TABLE t (id int)");
        other.execute("CREATE TABLE t (id int, x text)");
        String nobody = "postgresql://postgres@localhost:1/nobody";

        assertThat(shell.plain("diff", url.text(), other.text()))
                .isEqualTo(new Answer(0, "ALTER TABLE public.t ADD COLUMN x text;\n", ""));
        assertThat(shell.plain("diff", other.text(), url.text(), "--exit-code").exitCode())
                .isEqualTo(1);
        for (List<String> sides : List.of(List.of(url.text(), nobody), List.of(nobody, url.text()))) {
            Answer refused = shell.plain("diff", sides.getFirst(), sides.getLast());
            assertThat(refused.exitCode()).isEqualTo(3);
            String which = sides.getFirst().equals(nobody) ? "first" : "second";
            assertThat(refused.err()).contains("cannot read the " + which + " side: cannot connect to", "localhost:1");
        }
    }

    @Test
    void makesTheRolesThatASchemaNamesOnAServerOfItsOwn() throws IOException {
        write("old.sql", "CREATE TABLE t (id int);");
        write("new.sql", "CREATE TABLE t (id int); GRANT SELECT ON t TO nobody_yet; ALTER TABLE t OWNER TO app_owner;");
        project.migration(
                "aaaa01", "", "CREATE TABLE t (id int); GRANT SELECT ON t TO role_x, role_y;", "DROP TABLE t;");

        Answer own = shell.plain("diff", "old.sql", "new.sql", "--summary");
        assertThat(own.exitCode()).as(own.err()).isZero();
        assertThat(own.out()).contains("nobody_yet", "app_owner");
        assertThat(shell.plain("diff", "old.sql", "revision:head", "--summary", "-d", project.directory())
                        .out())
                .contains("role_x", "role_y");

        Answer given = summary("old.sql", "new.sql");
        assertThat(given.exitCode()).isEqualTo(2);
        assertThat(given.err())
                .contains("new.sql:1:26: role \"nobody_yet\" does not exist", "make it on the scratch server");
        assertThat(url.query("SELECT rolname FROM pg_roles WHERE rolname = 'nobody_yet'"))
                .isEmpty();
    }

    @Test
    void saysWhereAnExtensionIsWanting() throws IOException {
        write("old.sql", "CREATE EXTENSION pg_trgm; CREATE TABLE t (id int);");
        write("new.sql", "CREATE EXTENSION postgis; CREATE TABLE t (id int);");

        Answer answer = summary("old.sql", "new.sql");

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err()).contains("has no extension postgis: name a server that has it with --scratch-url");
    }

    @Test
    void ignoresWhoOwnsALiveDatabaseWhereTheOtherSideSaysNothing() {
        url.execute("DROP ROLE IF EXISTS diff_owner; CREATE ROLE diff_owner; CREATE TABLE t (id int);"
                + " ALTER TABLE t OWNER TO diff_owner");
        try {
            project.migration("aaaa01", "", "CREATE TABLE t (id int);", "DROP TABLE t;");
            assertThat(project.retort("diff", "database", "revision:head", "--summary", "--scratch-url", url.text()))
                    .isEqualTo(new Answer(0, "", ""));
        } finally {
            url.execute("DROP TABLE t; DROP ROLE diff_owner");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.sql", "revision:abcd", "model", "."})
    void saysWhatASideIsNot(String side) throws IOException {
        write("old.sql", "CREATE TABLE t (id int);");
        project.migration("aaaa01", "", "CREATE TABLE t (id int);", "DROP TABLE t;");

        Answer answer = shell.plain("diff", "old.sql", side, "-d", project.directory(), "--scratch-url", url.text());

        assertThat(answer.exitCode()).isEqualTo(2);
        assertThat(answer.err())
                .isNotEmpty()
                .containsAnyOf(
                        "there is no file or folder",
                        "abcd",
                        "retort.toml names no schema",
                        "is a migration, which leads both ways");
    }
}
