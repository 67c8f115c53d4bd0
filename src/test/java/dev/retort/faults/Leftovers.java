package dev.retort.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What no runner may leave behind, whoever went there: sessions, advisory locks, prepared transactions, halves of kept items. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String IN_THE_SERVER = "SELECT 'session: ' || application_name || ', ' || query"
            + " FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            + " UNION ALL SELECT 'advisory lock of ' || pid FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " UNION ALL SELECT 'prepared transaction ' || gid FROM pg_prepared_xacts WHERE database = current_database()";
    private static final String IN_THE_ARCHIVE = "SELECT relname || ' without its item' FROM pg_class"
            + " WHERE relnamespace = 'retort'::regnamespace AND relkind = 'r' AND relname LIKE 'kept\\_%'"
            + " AND relname NOT IN (SELECT 'kept_' || id FROM retort.archive)"
            + " UNION ALL SELECT 'item ' || id || ' without its table' FROM retort.archive"
            + " WHERE kind <> 'sequence' AND put_back_at IS NULL AND dropped_at IS NULL"
            + " AND to_regclass('retort.kept_' || id) IS NULL"
            + " UNION ALL SELECT 'run ' || id || ' says that it left ' || rows_after::text || ', run ' || next || ' began with '"
            + " || found::text FROM (SELECT id, rows_after, lead(id) OVER runs AS next, lead(rows_before) OVER runs AS found"
            + " FROM retort.run WINDOW runs AS (ORDER BY id)) AS r WHERE rows_after <> found";

    private Leftovers() {}

    /** What is still there after some time: a server ends a session a moment after its client has gone. */
    static List<String> of(Connection connection) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try (Statement statement = connection.createStatement()) {
            List<String> left = lines(statement, IN_THE_SERVER);
            while (!left.isEmpty() && System.nanoTime() < end) {
                LockSupport.parkNanos(MILLISECONDS.toNanos(2));
                left = lines(statement, IN_THE_SERVER);
            }
            left.addAll(lines(statement, IN_THE_ARCHIVE));
            return left;
        }
    }

    private static List<String> lines(Statement statement, String question) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(question)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return lines;
    }
}
