package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Renames through the commands: said in the schema, by a flag, and asked. */
@ExtendWith(TestingDatabase.class)
class RenamesCommandPostgresTest {
    private static final String SHOP =
            "CREATE TABLE shop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);\n";
    private static final String STORE =
            "CREATE TABLE store (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);\n";

    private final TestingDatabase.Url url;
    private final TestingShell shell;
    private final Path folder;
    private final Path migrations;

    RenamesCommandPostgresTest(TestingDatabase.Url url, @TempDir Path folder) throws IOException {
        this.url = url;
        this.folder = folder;
        this.migrations = Files.createDirectories(folder.resolve("migrations"));
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aDatabaseWithRows() throws IOException {
        write("retort.toml", "[schema]\nfiles = [\"shop.sql\"]\n");
        write("shop.sql", SHOP);
        assertThat(generate("shops").exitCode()).isZero();
        upgrade();
        url.execute("INSERT INTO shop (title) VALUES ('one'), ('two')");
    }

    @AfterEach
    void noScratchDatabaseIsLeft() {
        assertThat(url.query("SELECT datname FROM pg_database WHERE datname LIKE 'retort_scratch_%'"))
                .isEmpty();
    }

    private String[] with(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("-d", migrations.toString(), "--url", url.text()));
        return all.toArray(String[]::new);
    }

    private String[] scratch(String... args) {
        List<String> all = new ArrayList<>(List.of(with(args)));
        all.addAll(List.of("--scratch-url", url.text()));
        return all.toArray(String[]::new);
    }

    private Answer retort(String... args) {
        return shell.plain(scratch(args));
    }

    private Answer generate(String message, String... more) {
        return retort(Stream.concat(Stream.of("revision", "--autogenerate", "-m", message), Stream.of(more))
                .toArray(String[]::new));
    }

    /** At a terminal, where a person types these lines. */
    private Answer answering(List<String> lines, String... args) {
        Deque<String> answers = new ArrayDeque<>(lines);
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Retort.run(
                new PrintWriter(out),
                new PrintWriter(err),
                true,
                () -> Optional.ofNullable(answers.poll()),
                Map.of(),
                folder,
                scratch(args));
        assertThat(answers).as("answers that nobody asked for").isEmpty();
        return new Answer(exitCode, out.toString(), err.toString());
    }

    private void upgrade() {
        go("upgrade", "heads");
    }

    private void go(String... args) {
        Answer answer = shell.plain(with(args));
        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private List<String> names(String table, String column) {
        return url.query("SELECT id || ' ' || " + column + " FROM " + table + " ORDER BY id");
    }

    private long files() throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            return files.count();
        }
    }

    @Test
    void aMarkInTheSchemaKeepsTheRowsUpAndBack() throws IOException {
        write("shop.sql", """
                -- renamed from: shop
                CREATE TABLE store (
                    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                    -- renamed from: title
                    name text NOT NULL
                );
                """);
        Answer checked = retort("check");
        assertThat(checked.exitCode()).as(checked.err()).isEqualTo(1);
        assertThat(checked.out())
                .contains("~ table public.shop renamed to public.store\n")
                .contains("~ column public.store.title renamed to public.store.name\n")
                .doesNotContain("- table", "+ table");

        Answer answer = generate("stores");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).isEmpty();
        upgrade();
        assertThat(names("store", "name")).containsExactly("1 one", "2 two");
        url.execute("INSERT INTO store (name) VALUES ('three')");
        assertThat(retort("check")).isEqualTo(new Answer(0, "the migrations make what the model wants\n", ""));
        assertThat(generate("again").out()).contains("nothing to do");

        go("downgrade", "-1");
        assertThat(names("shop", "title")).containsExactly("1 one", "2 two", "3 three");
        upgrade();
        assertThat(names("store", "name")).containsExactly("1 one", "2 two", "3 three");
        assertThat(retort("diff", "database", "model", "--exit-code")).isEqualTo(new Answer(0, "", ""));
    }

    @Test
    void aFlagDoesTooAndFromTheDatabaseAsWell() throws IOException {
        write("shop.sql", STORE);
        Answer answer = generate(
                "stores", "--from", "database", "--renamed", "shop=store", "--renamed", "public.shop.title=name");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        upgrade();
        assertThat(names("store", "name")).containsExactly("1 one", "2 two");
        go("downgrade", "-1");
        assertThat(names("shop", "title")).containsExactly("1 one", "2 two");

        Answer diff = retort("diff", "database", "model", "--renamed=shop=store", "--renamed=shop.title=name");
        assertThat(diff.out()).startsWith("""
                        ALTER TABLE public.shop RENAME TO store;
                        ALTER TABLE public.store RENAME COLUMN title TO name;
                        """).doesNotContain("DROP", "CREATE");
    }

    @Test
    void aValueOfAnEnumIsRenamedBeforeAnotherIsAdded() throws IOException {
        write("shop.sql", SHOP + "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE t (mood mood);\n");
        assertThat(generate("moods").exitCode()).isZero();
        upgrade();
        url.execute("INSERT INTO t VALUES ('sad')");
        write("shop.sql", SHOP + """
                CREATE TYPE mood AS ENUM (
                    'glad',
                    -- renamed from: sad
                    'blue'
                );
                CREATE TABLE t (mood mood DEFAULT 'glad');
                """);

        Answer answer = generate("blue", "--output", "json");

        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(new ObjectMapper().readTree(answer.out()).at("/revisions")).hasSize(3);
        upgrade();
        assertThat(url.query("SELECT mood FROM t")).containsExactly("blue");
        go("downgrade", "-3");
        assertThat(url.query("SELECT mood FROM t")).containsExactly("sad");
    }

    @Test
    void aPersonAtATerminalIsAsked() throws IOException {
        write(
                "shop.sql",
                "CREATE TABLE store (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);");
        Answer answer = answering(List.of("y"), "revision", "--autogenerate", "-m", "stores");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.err()).isEqualTo("Is table public.shop renamed to public.store? [y/N] ");
        upgrade();
        assertThat(names("store", "title")).containsExactly("1 one", "2 two");

        write("shop.sql", STORE);
        Answer no = answering(List.of(""), "revision", "--autogenerate", "--sql");
        assertThat(no.err()).isEqualTo("Is column public.store.title renamed to public.store.name? [y/N] ");
        assertThat(no.out()).contains("DROP COLUMN title", "ADD COLUMN name");
        Answer yes = answering(List.of("Yes "), "revision", "--autogenerate", "--sql");
        assertThat(yes.out()).contains("RENAME COLUMN title TO name").doesNotContain("DROP");
        Answer json = answering(List.of(), "revision", "--autogenerate", "--sql", "--output", "json");
        assertThat(json.err())
                .isEqualTo("note: column public.store.title may be renamed to public.store.name: say --renamed"
                        + " public.store.title=name\n");
        assertThat(json.out()).contains("DROP COLUMN title").doesNotContain("RENAME");
    }

    @Test
    void withoutATerminalItIsToldWhatToSay() throws IOException {
        write(
                "shop.sql",
                "CREATE TABLE \"Store\" (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);");
        String hint = "note: table public.shop may be renamed to public.\"Store\": say --renamed"
                + " 'public.shop=public.\"Store\"'\n";

        assertThat(retort("check").err()).isEqualTo(hint);
        assertThat(retort("check", "--renamed", "public.shop=public.\"Store\"").err())
                .isEmpty();
        Answer generated = generate("stores");
        assertThat(generated.err()).isEqualTo(hint);
        assertThat(generated.exitCode()).isZero();
        upgrade();
        assertThat(url.query("SELECT count(*) FROM \"Store\"")).containsExactly("0");
    }

    @Test
    void whatCannotBeFollowedIsSaidWithItsPlace() throws IOException {
        write("shop.sql", SHOP + "\n-- renamed from: shop\nSET search_path = public;\n");
        assertThat(retort("check").exitCode()).isEqualTo(2);
        assertThat(retort("check").err()).contains("shop.sql:3: cannot read the mark 'renamed from:'");

        write("shop.sql", SHOP + "CREATE TABLE other (id int);\n");
        assertThat(generate("other").exitCode()).isZero();
        write("shop.sql", SHOP + "-- renamed from: shop\nCREATE TABLE other (id int);\n");
        Answer both = generate("both");
        assertThat(both.exitCode()).isEqualTo(2);
        assertThat(both.err())
                .contains(
                        "cannot rename table public.shop, as ",
                        "shop.sql:2 says: table public.other is there as well;");

        write("shop.sql", """
                -- renamed from: other
                CREATE TABLE shop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);
                -- renamed from: shop
                CREATE TABLE other (id int);
                """);
        assertThat(generate("exchanged").err())
                .contains("shop.sql:1 says: names are exchanged, and a mark cannot tell whether that was done;");

        write("shop.sql", SHOP + "-- renamed from: not-a-name\nCREATE TABLE store (id int);\n");
        assertThat(generate("name").err()).contains("shop.sql:2: cannot read the mark 'renamed from: not-a-name'");
        write("shop.sql", SHOP + "-- renamed from: none\nCREATE EXTENSION IF NOT EXISTS plpgsql;\n");
        assertThat(generate("extension").err()).contains("shop.sql:2: cannot rename", "remove the mark");

        write("shop.sql", STORE);
        assertThat(generate("flag", "--renamed", "shop").err()).contains("cannot read --renamed shop; write OLD=NEW");
        assertThat(generate("flag", "--renamed", "ship=store").err())
                .contains("cannot follow --renamed ship=store: nothing of that name is there");
        assertThat(generate("flag", "--renamed", "shop=market").err())
                .contains("there is a table public.shop, but the other side has no table public.market");
        assertThat(generate("flag", "--renamed", "shop=store", "--renamed", "other=store")
                        .err())
                .contains("cannot rename to table public.store");
        assertThat(files()).isEqualTo(2);
    }
}
