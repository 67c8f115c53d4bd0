package dev.retort.schema.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.cli.TestingDatabase;
import dev.retort.scratch.ScratchPostgres;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlSplitter;
import dev.retort.sql.SqlStatement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs each example of {@code locks.txt} in a transaction, and reads what the server has locked, written anew and read. */
@ExtendWith(TestingDatabase.class)
class LockTablePostgresTest {
    private static final String TABLES = "FROM pg_class c WHERE relkind IN ('r', 'p', 'm')"
            + " AND relnamespace = 'public'::regnamespace AND c.oid < 1000000000";

    /** What is known of the tables before and after; files by table. */
    private record Measured(Map<String, String> locks, boolean rewrites, boolean scans) {}

    @Test
    void theServerDoesWhatTheTableSays(TestingDatabase.Url url) throws SQLException, IOException {
        try (Connection connection = url.connect()) {
            assertThat(check(connection, 18)).isGreaterThan(70);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15, 16, 17})
    void soDoOlderServers(int version) throws SQLException, IOException {
        Assumptions.assumeTrue("all".equals(System.getProperty("versions")), "-Dversions=all asks for it");
        try (ScratchPostgres server = ScratchPostgres.start(version, System.getenv(), text -> {});
                Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + ScratchPostgres.DATABASE,
                        ScratchPostgres.USER,
                        server.password())) {
            assertThat(check(connection, version)).isGreaterThan(65);
        }
    }

    /** Answers how many examples were compared. */
    private static int check(Connection connection, int version) throws SQLException, IOException {
        String setup = setup();
        Sketch sketch = new Sketch();
        SqlSplitter.split(setup, 1).stream().map(SqlStatement::operation).forEach(sketch::apply);
        int compared = 0;
        SoftAssertions soft = new SoftAssertions();
        try (Statement sql = connection.createStatement()) {
            sql.execute(setup);
            for (LockTable.Row row : LockTable.INSTANCE.rows()) {
                if (row.example().equals("-") || row.since() > version) {
                    continue;
                }
                Operation operation =
                        SqlSplitter.split(row.example(), 1).getFirst().operation();
                // A new table touches nothing that is there.
                soft.assertThat(Touches.of(operation, sketch).stream().map(Touch::form))
                        .as(row.example())
                        .containsAll(row.form() == Form.CREATE_TABLE ? List.of() : List.of(row.form()));
                connection.setAutoCommit(false);
                if (row.outside()) {
                    assertThatThrownBy(() -> sql.execute("SELECT 1; " + row.example()))
                            .as(row.example())
                            .isInstanceOf(SQLException.class)
                            .hasMessageContaining("transaction block");
                } else {
                    compare(soft, row, Touches.effect(operation, sketch), measure(sql, row.example()));
                }
                compared++;
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        soft.assertAll();
        return compared;
    }

    private static void compare(SoftAssertions soft, LockTable.Row row, Effect effect, Measured measured) {
        Map<String, String> expected = effect.locks().stream()
                .filter(lock -> !row.locks().containsKey(Role.INDEX)
                        || !lock.relation().name().equals("t_u"))
                .collect(Collectors.toMap(
                        lock -> lock.relation().name(), lock -> lock.mode().text(), (a, b) -> a, TreeMap::new));
        soft.assertThat(measured)
                .as("%s: %s", row.form().text(), row.example())
                .isEqualTo(new Measured(expected, effect.rewrites(), effect.scans()));
    }

    private static Measured measure(Statement sql, String example) throws SQLException {
        Map<String, String> names = pairs(sql, "SELECT oid::text, relname " + TABLES);
        Map<String, String> files = pairs(sql, "SELECT oid::text, pg_relation_filenode(oid)::text " + TABLES);
        String count = "SELECT relid::text, seq_scan::text FROM pg_stat_xact_all_tables WHERE schemaname = 'public'";
        Map<String, String> scans = pairs(sql, count);

        sql.execute(example);

        Map<String, String> scansAfter = pairs(sql, count);
        Map<String, String> filesAfter = pairs(sql, "SELECT oid::text, pg_relation_filenode(oid)::text " + TABLES);
        Map<String, String> locks = new TreeMap<>();
        Map<String, String> strongest = new TreeMap<>();
        pairs(
                        sql,
                        "SELECT relation || ' ' || mode, mode FROM pg_locks"
                                + " WHERE pid = pg_backend_pid() AND locktype = 'relation' AND mode <> 'AccessShareLock'")
                .forEach((key, mode) -> {
                    String relation = key.substring(0, key.indexOf(' '));
                    if (names.containsKey(relation)) {
                        strongest.merge(names.get(relation), mode, (a, b) -> mode(a).compareTo(mode(b)) >= 0 ? a : b);
                    }
                });
        strongest.forEach((name, mode) -> locks.put(name, mode(mode).text()));
        return new Measured(
                locks,
                files.keySet().stream()
                        .anyMatch(table -> filesAfter.containsKey(table)
                                && !Objects.equals(files.get(table), filesAfter.get(table))),
                names.keySet().stream()
                        .anyMatch(table -> Long.parseLong(scansAfter.getOrDefault(table, "0"))
                                > Long.parseLong(scans.getOrDefault(table, "0"))));
    }

    /** {@code AccessExclusiveLock} and its like. */
    private static LockMode mode(String name) {
        return LockMode.of(name.replaceAll("Lock$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toUpperCase(java.util.Locale.ROOT));
    }

    private static Map<String, String> pairs(Statement sql, String query) throws SQLException {
        Map<String, String> pairs = new TreeMap<>();
        try (ResultSet rows = sql.executeQuery(query)) {
            while (rows.next()) {
                pairs.put(rows.getString(1), String.valueOf(rows.getString(2)));
            }
        }
        return pairs;
    }

    private static String setup() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(LockTablePostgresTest.class.getResourceAsStream("locks-setup.sql"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
