package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestingDatabase.class)
class OnlineCommandsPostgresTest {
    private static final String SHOPS = "CREATE TABLE town (id bigint PRIMARY KEY);"
            + " CREATE TABLE shop (id bigint, name text, town bigint); CREATE INDEX shop_name ON shop (name);";

    private static final String WANTED = "CREATE TABLE town (id bigint PRIMARY KEY);"
            + " CREATE TABLE shop (id bigint PRIMARY KEY, name text CHECK (name <> ''), town bigint REFERENCES town,"
            + " key uuid NOT NULL DEFAULT gen_random_uuid()); CREATE INDEX shop_name ON shop (name, town);"
            + " CREATE INDEX shop_town ON shop (town);";

    private final TestingDatabase.Url url;
    private final TestingShell shell;
    private final Path folder;
    private final Path migrations;

    OnlineCommandsPostgresTest(TestingDatabase.Url url, @TempDir Path folder) throws IOException {
        this.url = url;
        this.folder = folder;
        this.migrations = Files.createDirectories(folder.resolve("migrations"));
        this.shell = new TestingShell(folder, url);
        write("retort.toml", "[schema]\nfiles = [\"shop.sql\"]\n");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private Answer generate(String message, String... more) {
        return shell.plain(Stream.of(
                        List.of("revision", "--autogenerate", "-m", message, "-d", migrations.toString()),
                        List.of("--scratch-url", url.text()),
                        List.of(more))
                .flatMap(List::stream)
                .toArray(String[]::new));
    }

    private Answer run(String command, String target) {
        return shell.plain(command, target, "-d", migrations.toString(), "--url", url.text());
    }

    private List<String> files(String message) throws IOException {
        try (Stream<Path> files = Files.list(migrations)) {
            List<String> texts = new ArrayList<>();
            for (Path file : files.toList()) {
                String text = Files.readString(file);
                if (text.contains("-- message: " + message)) {
                    texts.add(text);
                }
            }
            return texts;
        }
    }

    private void shopsWithRows() throws IOException {
        write("shop.sql", SHOPS);
        assertThat(generate("shops").exitCode()).isZero();
        assertThat(run("upgrade", "head").exitCode()).isZero();
        url.execute("INSERT INTO town SELECT i FROM generate_series(1, 10) i;"
                + " INSERT INTO shop SELECT i, 'shop ' || i, 1 + i % 10 FROM generate_series(1, 3000) i;");
        write("shop.sql", WANTED);
    }

    @Test
    void writesRevisionsThatLockNothingForLongAndThatRunBothWays() throws IOException {
        shopsWithRows();

        Answer answer = generate("more", "--online");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        assertThat(files("more")).as(String.join("\n", files("more"))).hasSize(2);
        assertThat(files("more"))
                .anySatisfy(text -> assertThat(text).contains("NOT VALID;", "ADD COLUMN key uuid;"))
                .anySatisfy(text -> assertThat(text)
                        .contains("migrate:up transaction:false", "migrate:down transaction:false")
                        .contains("VALIDATE CONSTRAINT shop_town_fkey")
                        .contains(
                                "CREATE INDEX CONCURRENTLY shop_name__new",
                                "DROP INDEX CONCURRENTLY public.shop_name;"));
        Answer linted = shell.plain("lint", "-d", migrations.toString(), "--output", "json");
        assertThat(rules(linted))
                .doesNotContain(
                        "lock-index",
                        "lock-drop-index",
                        "lock-check",
                        "lock-foreign-key",
                        "lock-unique",
                        "lock-not-null",
                        "rewrite-default",
                        "rewrite-type",
                        "validate-too-soon",
                        "lock-held",
                        "mixed-transaction");

        assertThat(run("upgrade", "head").exitCode()).isZero();
        assertThat(url.query("SELECT count(DISTINCT key) FROM shop")).containsExactly("3000");
        assertThat(generate("nothing", "--online", "--from", "database", "--url", url.text())
                        .out())
                .contains("nothing to do");
        Answer back = run("downgrade", "-2");
        assertThat(back.exitCode()).as(back.err()).isZero();
        assertThat(url.query("SELECT indexdef FROM pg_indexes WHERE tablename = 'shop'"))
                .containsExactly("CREATE INDEX shop_name ON public.shop USING btree (name)");
        assertThat(url.query("SELECT count(*) FROM shop")).containsExactly("3000");
    }

    private static List<String> rules(Answer linted) throws IOException {
        List<String> rules = new ArrayList<>();
        JsonNode findings = new ObjectMapper().readTree(linted.out()).findValue("findings");
        assertThat(findings).as(linted.out() + linted.err()).isNotNull();
        findings.forEach(finding -> rules.add(finding.get("rule").asText()));
        return rules;
    }

    @Test
    void sparesWhatIsBigInTheDatabase() throws IOException {
        shopsWithRows();
        write("shop.sql", SHOPS + "CREATE INDEX big ON shop (town); CREATE UNIQUE INDEX small ON town (id);");

        Answer answer =
                generate("sized", "--from", "database", "--url", url.text(), "--online-above", "100kB", "--sql");

        assertThat(answer.out())
                .as(answer.err())
                .contains("-- public.shop has 1 MB: this form locks it for a moment only\n"
                        + "CREATE INDEX CONCURRENTLY big ON")
                .contains("CREATE UNIQUE INDEX small ON");
        assertThat(generate("sized", "--from", "database", "--url", url.text(), "--sql")
                        .out())
                .doesNotContain("CONCURRENTLY");
    }

    @Test
    void knowsWhatIsBigByTheNameThatItGetsOnTheWay() throws IOException {
        shopsWithRows();
        String store = SHOPS.replace("CREATE TABLE shop", "\n-- renamed from: sold.shop\nCREATE TABLE sales.store")
                .replace("ON shop", "ON sales.store");
        url.execute("CREATE SCHEMA sold; ALTER TABLE shop SET SCHEMA sold");
        write(
                "shop.sql",
                "-- renamed from: sold\nCREATE SCHEMA sales;\n" + store + "CREATE INDEX big ON sales.store (town);");

        Answer answer =
                generate("sized", "--from", "database", "--url", url.text(), "--online-above", "100kB", "--sql");

        assertThat(answer.out())
                .as(answer.err())
                .contains("-- sales.store has 1 MB: this form locks it for a moment only\n"
                        + "CREATE INDEX CONCURRENTLY big ON sales.store");
    }

    @Test
    void showsInWhatTransactionsAPlanRuns() throws IOException {
        write("old.sql", SHOPS);
        write("new.sql", WANTED);

        Answer answer = shell.plain("diff", "old.sql", "new.sql", "--online", "--scratch-url", url.text());

        assertThat(answer.out())
                .as(answer.err())
                .contains("-- in a transaction:\n", "\n-- outside a transaction, each by itself:\n")
                .contains("ALTER TABLE public.shop ADD CONSTRAINT shop_pkey PRIMARY KEY USING INDEX shop_pkey;");
    }
}
