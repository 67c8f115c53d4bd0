package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestingDatabase.class)
class AutogeneratePostgresTest {
    private final TestingDatabase.Url url;
    private final TestingShell shell;
    private final Path folder;
    private final Path migrations;

    AutogeneratePostgresTest(TestingDatabase.Url url, @TempDir Path folder) throws IOException {
        this.url = url;
        this.folder = folder;
        this.migrations = Files.createDirectories(folder.resolve("migrations"));
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void aModelOfFiles() throws IOException {
        write("retort.toml", "[schema]\nfiles = [\"schema\"]\n");
    }

    @AfterEach
    void noScratchDatabaseIsLeft() {
        assertThat(url.query("SELECT datname FROM pg_database WHERE datname LIKE 'retort_scratch_%'"))
                .isEmpty();
    }

    private Answer retort(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("-d", migrations.toString(), "--scratch-url", url.text()));
        return shell.plain(all.toArray(String[]::new));
    }

    private Answer generate(String message, String... more) {
        return retort(Stream.concat(Stream.of("revision", "--autogenerate", "-m", message), Stream.of(more))
                .toArray(String[]::new));
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.toList()) {
                texts.add(Files.readString(file));
            }
            return texts;
        }
    }

    @Test
    void writesWhatTheModelWantsBothWays() throws IOException {
        write("schema/shop.sql", "CREATE TABLE shop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text);");

        Answer checked = retort("check");
        assertThat(checked.exitCode()).as(checked.err()).isEqualTo(1);
        assertThat(checked.out()).contains("+ table public.shop", "revision --autogenerate");

        Answer answer = generate("shops");
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(answer.out()).containsPattern("wrote .*_shops\\.sql");
        assertThat(files()).singleElement().asString().contains("CREATE TABLE", "DROP TABLE", "-- message: shops");

        assertThat(retort("check")).isEqualTo(new Answer(0, "the migrations make what the model wants\n", ""));
        assertThat(generate("again").out()).contains("nothing to do").contains("no file was written");
        assertThat(files()).hasSize(1);

        write(
                "schema/shop.sql",
                "CREATE TABLE shop (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);"
                        + " CREATE INDEX shop_name ON shop (name);");
        assertThat(generate("names").exitCode()).isZero();
        assertThat(retort("check").exitCode()).isZero();
        Answer verified = shell.plain("verify", "-d", migrations.toString(), "--url", url.text());
        assertThat(verified.out()).as(verified.err()).contains("verified 2 revisions");
    }

    @Test
    void whatItWroteRunsAndGoesBack() throws IOException {
        write("schema/a.sql", """
                CREATE FUNCTION double(x int) RETURNS int LANGUAGE plpgsql AS $$
                BEGIN
                  -- migrate:down
                  RETURN x * 2; -- a ; in a body
                END $$;
                CREATE TABLE a (id int PRIMARY KEY, twice int GENERATED ALWAYS AS (id * 2) STORED);
                COMMENT ON TABLE a IS 'it''s \\ "quoted"; -- migrate:up';
                CREATE VIEW v AS SELECT double(id) FROM a;
                """);
        assertThat(generate("odd text").exitCode()).isZero();

        Answer up = shell.plain("upgrade", "head", "-d", migrations.toString(), "--url", url.text());
        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(url.query("SELECT obj_description('a'::regclass)"))
                .containsExactly("it's \\ \"quoted\"; -- migrate:up");
        assertThat(shell.plain("downgrade", "base", "-d", migrations.toString(), "--url", url.text())
                        .exitCode())
                .isZero();
        assertThat(url.query("SELECT to_regclass('a')")).containsExactly((String) null);
    }

    @Test
    void splitsWhatCannotShareATransaction() throws IOException {
        write("schema/a.sql", "CREATE TYPE mood AS ENUM ('sad'); CREATE TABLE t (id int, mood mood);");
        assertThat(generate("moods").exitCode()).isZero();
        write(
                "schema/a.sql",
                "CREATE TYPE mood AS ENUM ('sad', 'glad');"
                        + " CREATE TABLE t (id int, mood mood DEFAULT 'glad', extra text);");

        Answer answer = generate("gladness", "--output", "json");

        assertThat(answer.exitCode()).as(answer.out()).isZero();
        assertThat(new ObjectMapper().readTree(answer.out()).at("/revisions")).hasSizeGreaterThan(1);
        assertThat(files()).anySatisfy(text -> assertThat(text)
                .contains("ADD VALUE", "transaction:false", "gladness (1 of ")
                .doesNotContain("SET DEFAULT"));
        assertThat(retort("check").exitCode()).isZero();
    }

    @Test
    void takesTheOutputOfACommand() throws IOException {
        write("retort.toml", "[schema]\ncommand = [\"cat\", \"it's here.txt\"]\n");
        write("it's here.txt", "CREATE TABLE t (id int);");
        assertThat(generate("t").exitCode()).isZero();
        assertThat(files()).singleElement().asString().contains("CREATE TABLE");

        write("retort.toml", "[schema]\ncommand = [\"ls\", \"missing\"]\n");
        assertThat(retort("check").err()).contains("ls missing, ended with exit code", "it said:", "missing");
        write("retort.toml", "[schema]\ncommand = [\"sleep\", \"60\"]\ncommand_timeout = \"200ms\"\n");
        assertThat(retort("check").err()).contains("sleep 60, did not end within");
        write("retort.toml", "[schema]\ncommand = [\"no-such-program\"]\n");
        assertThat(retort("check").err()).contains("cannot run the command that prints the schema, no-such-program");
        write("retort.toml", "[schema]\ncommand = [\"true\"]\n");
        assertThat(retort("check").err()).contains("printed nothing");
        write("retort.toml", "[schema]\ncommand = [\"true\"]\nfiles = [\"x\"]\n");
        assertThat(retort("check").err()).contains("names several, schema.command, schema.files");
        write("retort.toml", "[schema]\ncomand = [\"true\"]\n");
        assertThat(retort("check").err()).contains("unknown in retort.toml: schema.comand");
    }

    @Test
    void takesADatabaseAsTheModelAndAsTheBasis() throws IOException {
        url.execute("CREATE TABLE t (id int)");
        write("retort.toml", "[schema]\nurl = \"" + url.text() + "\"\n");
        assertThat(generate("what is there").exitCode()).isZero();
        assertThat(files()).singleElement().asString().contains("CREATE TABLE");

        url.execute("CREATE INDEX by_hand ON t (id)");
        Answer early =
                generate("from the database", "--from", "database", "--model", "wanted.sql", "--url", url.text());
        write("wanted.sql", "CREATE TABLE t (id int, more text);");
        Answer behind =
                generate("from the database", "--from", "database", "--model", "wanted.sql", "--url", url.text());
        assertThat(behind.exitCode()).as(early.err()).isEqualTo(2);
        assertThat(behind.err()).contains("not at the head of the migrations: it is at base");

        assertThat(shell.plain("stamp", "head", "-d", migrations.toString(), "--url", url.text())
                        .exitCode())
                .isZero();
        Answer answer =
                generate("from the database", "--from", "database", "--model", "wanted.sql", "--url", url.text());
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(files()).anySatisfy(text -> assertThat(text).contains("DROP INDEX", "by_hand", "more"));
        assertThat(url.query("SELECT to_regclass('by_hand')")).containsExactly("by_hand");
    }

    @Test
    void printsInsteadOfWriting() throws IOException {
        write("schema/a.sql", "CREATE TABLE t (id int);");

        Answer answer = generate("t", "--sql");

        assertThat(answer.out()).contains("-- revision: ", "CREATE TABLE", "-- migrate:down");
        assertThat(files()).isEmpty();
    }
}
