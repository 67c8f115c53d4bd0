package dev.retort.schema.change;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a statement does to tables while nobody else can read them, as the server counts it. */
final class LockJudge {
    private static final String SCANS =
            "SELECT relid::regclass::text, coalesce(seq_scan, 0)::text FROM pg_stat_xact_user_tables";

    private static final String LOCKED = "SELECT relation::regclass::text, c.relfilenode::text FROM pg_locks l JOIN"
            + " pg_class c ON c.oid = l.relation WHERE l.pid = pg_backend_pid() AND mode = 'AccessExclusiveLock'"
            + " AND c.relkind IN ('r', 'm')";

    private static final String FILES =
            "SELECT oid::regclass::text, relfilenode::text FROM pg_class WHERE relkind IN ('r', 'm') AND oid >= 16384";

    private final Connection connection;

    private final Set<String> inUse;

    /** Whatever table is there by now is in use, until it goes: one that comes in its place is not. */
    LockJudge(Connection connection) throws SQLException {
        this.connection = connection;
        this.inUse = new TreeSet<>(rows(FILES).keySet());
    }

    /** Runs a statement in the transaction that is open; what it reads or writes whole under ACCESS EXCLUSIVE. */
    List<String> run(String sql) throws SQLException {
        Map<String, String> scansBefore = rows(SCANS);
        Map<String, String> filesBefore = rows(FILES);
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        Map<String, String> scans = rows(SCANS);
        List<String> wrong = new ArrayList<>();
        rows(LOCKED).forEach((table, file) -> {
            if (!inUse.contains(table)) {
                return;
            }
            if (!file.equals(filesBefore.get(table))) {
                wrong.add("rewrites " + table);
            } else if (!scans.getOrDefault(table, "0").equals(scansBefore.getOrDefault(table, "0"))) {
                wrong.add("reads " + table);
            }
        });
        inUse.retainAll(rows(FILES).keySet());
        return wrong;
    }

    private Map<String, String> rows(String sql) throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                rows.put(result.getString(1), result.getString(2));
            }
        }
        return rows;
    }
}
