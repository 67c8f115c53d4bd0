package dev.retort.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one lock a database and version table, held by the session that works.
 *
 * <p>Taken by polling: a blocking wait would hold a snapshot that {@code CREATE INDEX CONCURRENTLY} of the other run waits
 * for.
 */
public final class RunLock {
    private static final int SPACE = 0x7265746f; // "reto": keeps clear of other people's advisory locks
    private static final Duration POLL = Duration.ofMillis(200);

    private RunLock() {}

    /**
     * Waits until the lock is ours. It goes with the session.
     *
     * @param waiting is told once who holds it
     * @throws DatabaseUnavailableException after the patience given
     */
    public static void take(Session session, VersionTable table, Duration patience, Consumer<String> waiting) {
        long deadline = System.nanoTime() + patience.toNanos();
        boolean told = false;
        try {
            while (!tryTake(session, table)) {
                String holder = holder(session, table);
                if (!told) {
                    waiting.accept("waiting for another run on " + table + ": " + holder);
                    told = true;
                }
                if (System.nanoTime() > deadline) {
                    throw new DatabaseUnavailableException(
                            "another run works on " + table + " and did not end within " + patience.toSeconds() + " s: "
                                    + holder,
                            null);
                }
                Thread.sleep(POLL);
            }
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("cannot take the lock on " + table + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("stopped while waiting for another run on " + table, e);
        }
    }

    private static boolean tryTake(Session session, VersionTable table) throws SQLException {
        return session.query(
                        "SELECT pg_catalog.pg_try_advisory_lock(?, pg_catalog.hashtext(?))",
                        row -> row.getBoolean(1),
                        SPACE,
                        table.toString())
                .getFirst();
    }

    private static String holder(Session session, VersionTable table) throws SQLException {
        List<String> holders = session.query("""
                SELECT pg_catalog.format('%s (process %s, connected since %s)', a.application_name, a.pid,
                           pg_catalog.to_char(a.backend_start, 'HH24:MI:SS'))
                FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
                WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 2
                  AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                  AND l.classid::bigint = ? AND l.objid::bigint = (pg_catalog.hashtext(?)::bigint & 4294967295)""", row -> row.getString(1), (long) SPACE, table.toString());
        return holders.isEmpty() ? "it ended this moment" : String.join(", ", holders);
    }
}
