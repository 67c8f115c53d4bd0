package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The smallest roles, made by the very SQL of docs/rights.md. */
@ExtendWith(TestingDatabase.class)
class RightsPostgresTest {
    private static final Path PAGE = Path.of("docs/rights.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```sql\\n(.*?)```");

    /** All that the schemas hold, rows too: where nothing was written, it is the same. */
    private static final String HELD = """
            SELECT c.oid || ' ' || c.relname || ' ' || c.relfilenode || ' '
                || query_to_xml(format('SELECT xmin, xmax, ctid, t FROM %s t', c.oid::regclass), true, true, '')::text
            FROM pg_class c WHERE relkind = 'r' AND relnamespace::regnamespace::text IN ('public', 'retort') ORDER BY c.oid""";

    private final TestingDatabase.Url url;
    private final TestingShell shell;

    RightsPostgresTest(TestingDatabase.Url url, @TempDir Path folder) {
        this.url = url;
        this.shell = new TestingShell(folder, url);
    }

    @BeforeEach
    void migrations() {
        // As PostgreSQL 15 and newer have it.
        url.execute("REVOKE CREATE ON SCHEMA public FROM PUBLIC");
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        shell.migration("bbbb02", "aaaa01", "CREATE INDEX CONCURRENTLY i ON a (x);", "DROP INDEX CONCURRENTLY i;");
    }

    @AfterEach
    void dropRoles() {
        for (String role : url.query("SELECT rolname FROM pg_roles WHERE rolname ~ '^shop_'")) {
            url.execute("DROP OWNED BY " + role + "; DROP ROLE " + role);
        }
    }

    private void thePagesSql(int blocks) throws IOException {
        List<String> sql = BLOCK.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(sql).hasSize(2);
        sql.subList(0, blocks).forEach(url::execute);
    }

    private Answer as(String role, String... args) {
        String[] all = java.util.Arrays.copyOf(args, args.length + 4);
        all[args.length] = "-d";
        all[args.length + 1] = shell.directory();
        all[args.length + 2] = "--url";
        all[args.length + 3] = url.text().replace("user=postgres", "user=" + role);
        return shell.plain(all);
    }

    @Test
    void migratesUnderTheSmallestRole() throws IOException {
        thePagesSql(1);

        Answer up = as("shop_migrator", "goto", "head");
        Answer down = as("shop_migrator", "goto", "base");

        assertThat(up.exitCode()).as(up.err()).isZero();
        assertThat(down.exitCode()).as(down.err()).isZero();
        assertThat(url.query("SELECT count(*) FROM retort.step")).containsExactly("4");
    }

    @Test
    void looksUnderARoleThatMayOnlyRead() throws IOException {
        thePagesSql(2);
        url.execute("ALTER ROLE shop_reader SET default_transaction_read_only = on");
        assertThat(as("shop_migrator", "goto", "aaaa01").exitCode()).isZero();

        Answer plan = as("shop_reader", "plan", "head");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("bbbb02");
        assertThat(as("shop_reader", "plan", "base").out()).contains("aaaa01");
        assertThat(as("shop_reader", "current", "-v").out()).contains("aaaa01");
        assertThat(as("shop_reader", "repair").exitCode()).isZero();
    }

    @Test
    void plansOnADatabaseThatHasNeitherVersionTableNorLedgerAndWritesNothing() {
        url.execute("CREATE ROLE shop_nobody LOGIN; ALTER ROLE shop_nobody SET default_transaction_read_only = on");
        String relations = "SELECT count(*) FROM pg_class";
        List<String> before = url.query(relations);

        Answer plan = as("shop_nobody", "plan", "head");

        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("aaaa01", "bbbb02");
        assertThat(url.query(relations)).isEqualTo(before);
        assertThat(url.query("SELECT 1 FROM pg_namespace WHERE nspname = 'retort'"))
                .isEmpty();
    }

    @Test
    void plansWithItemsWaitingInTheArchiveAndWritesNothing() throws IOException {
        thePagesSql(2);
        shell.migration("bbbb02", "aaaa01", "ALTER TABLE a ADD y int;", "ALTER TABLE a DROP y;");
        assertThat(as("shop_migrator", "goto", "head").exitCode()).isZero();
        url.execute("ALTER TABLE a ADD PRIMARY KEY (x); INSERT INTO a VALUES (1, 2), (2, 3)");
        assertThat(as("shop_migrator", "goto", "aaaa01").exitCode()).isZero();
        List<String> before = url.query(HELD);
        assertThat(before).anyMatch(table -> table.contains(" kept_1 ") && table.contains("<row"));

        for (String readOnly : List.of("on", "off")) {
            url.execute("ALTER ROLE shop_reader SET default_transaction_read_only = " + readOnly);

            Answer plan = as("shop_reader", "plan", "head");

            assertThat(plan.exitCode()).as(plan.err()).isZero();
            assertThat(plan.out()).contains("bbbb02", "puts back dropped a (y): 2 rows");
            assertThat(as("shop_reader", "plan", "base").out()).contains("drops table a: 2 rows");
        }
        assertThat(url.query(HELD)).isEqualTo(before);
    }

    /** What reads is told to ask for reading, with statements that can be run as they stand. */
    @Test
    void saysWhatWhoeverOnlyLooksNeeds() throws IOException {
        thePagesSql(1);
        assertThat(as("shop_migrator", "goto", "aaaa01").exitCode()).isZero();
        url.execute("CREATE ROLE shop_stranger LOGIN");

        for (String what : List.of("the ledger", "public.alembic_version")) {
            Answer refused = as("shop_stranger", "plan", "head");
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.err())
                    .contains("cannot read " + what, "permission denied")
                    .doesNotContain("CREATE", "INSERT");
            url.execute(refused.err().substring(refused.err().indexOf("GRANT ")));
        }

        Answer plan = as("shop_stranger", "plan", "head");
        assertThat(plan.exitCode()).as(plan.err()).isZero();
        assertThat(plan.out()).contains("bbbb02");
    }

    @Test
    void saysWhatAUserNeedsWhoMayNotCreateTheLedgersSchema() {
        url.execute("CREATE ROLE shop_poor LOGIN; GRANT USAGE, CREATE ON SCHEMA public TO shop_poor");

        Answer refused = as("shop_poor", "goto", "head");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("cannot create the schema retort", "CREATE SCHEMA \"retort\" AUTHORIZATION \"shop_poor\"")
                .contains("--ledger-schema");

        assertThat(as("shop_poor", "goto", "head", "--ledger-schema", "public").exitCode())
                .isZero();
    }
}
