package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --sql} prints, run by psql as an administrator would. */
@ExtendWith(TestingDatabase.class)
@EnabledIf(value = "psqlIsThere", disabledReason = "no psql in PATH")
class OfflinePostgresTest {
    private static final Path SHOP = Path.of("deploy/examples/shop/versions");

    private final TestingDatabase.Url online;
    private final TestingDatabase.Url offline;
    private final TestingShell shell;
    private final Path folder;

    OfflinePostgresTest(TestingDatabase.Url online, TestingDatabase.Url offline, @TempDir Path folder) {
        this.online = online;
        this.offline = offline;
        this.folder = folder;
        this.shell = new TestingShell(folder, online);
    }

    static boolean psqlIsThere() {
        boolean there =
                Stream.of(System.getenv("PATH").split(":")).anyMatch(path -> Files.isExecutable(Path.of(path, "psql")));
        if (!there && "true".equals(System.getenv("CI"))) {
            throw new AssertionError("psql is not in PATH, and CI is to skip nothing");
        }
        return there;
    }

    private record Run(int exitCode, String output) {}

    private Run psql(TestingDatabase.Url url, String script) throws IOException, InterruptedException {
        Path file = folder.resolve("script.txt");
        Files.writeString(file, script);
        Process process = new ProcessBuilder(
                        "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", url.text(), "-f", file.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private void copyTheShop() throws IOException {
        try (Stream<Path> files = Files.list(SHOP)) {
            for (Path file : files.toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        }
    }

    /** All that stays of a run but its times. */
    private static List<String> state(TestingDatabase.Url url) {
        return url.query("""
                SELECT 'row ' || version_num FROM alembic_version
                UNION ALL SELECT 'ledger ' || (to_jsonb(r) - '{applied_at,applied_by,duration}'::text[])::text FROM retort.revision r
                UNION ALL SELECT 'run ' || target || outcome || message || rows_before::text || rows_after::text
                    FROM retort.run
                UNION ALL SELECT 'step ' || position || direction || revision FROM retort.step
                UNION ALL SELECT 'progress ' || revision FROM retort.progress
                UNION ALL SELECT 'column ' || table_schema || '.' || table_name || '.' || column_name || ' ' || data_type
                    || is_nullable || coalesce(column_default, '') || coalesce(character_maximum_length::text, '')
                    FROM information_schema.columns WHERE table_schema IN ('public', 'retort')
                UNION ALL SELECT 'index ' || indexdef FROM pg_indexes WHERE schemaname IN ('public', 'retort')
                ORDER BY 1""");
    }

    @Test
    void leavesTheDatabaseThatAnOnlineRunLeaves() throws Exception {
        copyTheShop();
        assertThat(shell.retort("upgrade", "head").exitCode()).isZero();
        Answer up = shell.offline("upgrade", "head", "--sql");
        assertThat(up.exitCode()).as(up.err()).isZero();

        Run run = psql(offline, up.out());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(state(offline)).containsExactlyElementsOf(state(online));

        assertThat(shell.retort("downgrade", "8b60d2e5f713", "--data-loss", "allow")
                        .exitCode())
                .isZero();
        Answer down = shell.offline("downgrade", "head:8b60d2e5f713", "--sql");
        assertThat(down.err()).contains("keeps nothing in the archive");
        Run back = psql(offline, down.out());
        assertThat(back.exitCode()).as(back.output()).isZero();
        assertThat(state(offline)).containsExactlyElementsOf(state(online));
    }

    @Test
    void refusesToStartElsewhereAndChangesNothing() throws Exception {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        shell.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);", "DROP TABLE b;");
        Answer script = shell.offline("upgrade", "aaaa01:head", "--sql");

        Run run = psql(offline, script.out());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("this script starts at aaaa01", "nothing was changed");
        assertThat(offline.query("SELECT tablename FROM pg_tables WHERE schemaname = 'public'"))
                .containsExactly("alembic_version");
    }

    @Test
    void refusesToUndoWithAnotherScriptThanTheOneThatWasApplied() throws Exception {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        assertThat(shell.retort("goto", "head").exitCode()).isZero();
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE IF EXISTS a, other;");
        Answer script = shell.offline("downgrade", "head:base", "--sql");

        Run run = psql(online, script.out());

        assertThat(run.exitCode()).isNotZero();
        assertThat(run.output()).contains("aaaa01 was applied with another script");
    }

    @Test
    void carriesTextThatWouldBreakOutOfALiteral() throws Exception {
        String nasty = "'; DROP TABLE a; -- \\ $retort$ \u202e \ud83d\ude00 %";
        shell.file(
                "a.sql",
                "-- revision: aaaa01\n-- message: " + nasty + "\n\n-- migrate:up\nCREATE TABLE a (x text);\n"
                        + "COPY a FROM STDIN;\nit's\\ttab\n\\.\nINSERT INTO a VALUES (current_setting('x.who'));\n"
                        + "SET search_path = nowhere; SET ROLE pg_read_all_data;\n-- migrate:down\nDROP TABLE a;\n");

        Answer script = shell.offline("upgrade", "head", "--sql", "-x", "who=O'Neill \\ co");
        Run run = psql(offline, script.out());

        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(offline.query("SELECT x FROM a ORDER BY x")).containsExactly("O'Neill \\ co", "it's\ttab");
        assertThat(offline.query("SELECT message FROM retort.revision")).containsExactly(nasty);
    }

    @Test
    void stampsAndPreparesOffline() throws Exception {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        assertThat(psql(offline, shell.plain("ensure_version", "--sql").out()).exitCode())
                .isZero();
        assertThat(psql(offline, shell.offline("stamp", "head", "--sql").out()).exitCode())
                .isZero();
        assertThat(offline.query("SELECT version_num FROM alembic_version")).containsExactly("aaaa01");
        assertThat(offline.query("SELECT revision FROM retort.revision")).containsExactly("aaaa01");

        assertThat(psql(offline, shell.offline("stamp", "head:base", "--sql").out())
                        .exitCode())
                .isZero();
        assertThat(offline.query("SELECT version_num FROM alembic_version")).isEmpty();
    }

    @Test
    void saysWhatARangeNeeds() {
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        assertThat(shell.offline("downgrade", "base", "--sql").err()).contains("needs FROM:TO");
        assertThat(shell.offline("upgrade", "a:b:c", "--sql").err()).contains("write FROM:TO");
        assertThat(shell.offline("upgrade", "aaaa01:", "--sql").err()).contains("write FROM:TO");
        assertThat(shell.offline("stamp", "--purge", "head", "--sql").err()).contains("--purge");
        assertThat(shell.retort("upgrade", "aaaa01:head").err()).contains("range");
    }
}
