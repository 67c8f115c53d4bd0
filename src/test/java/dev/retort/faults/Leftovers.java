package dev.retort.faults;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.retort.cli.TestingDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** What a runner may leave behind in the server: sessions, advisory locks, prepared transactions. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String ALL = "SELECT 'session: ' || application_name || ', ' || query FROM pg_stat_activity"
            + " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
            + " UNION ALL SELECT 'advisory lock of ' || pid FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"
            + " UNION ALL SELECT 'prepared transaction ' || gid FROM pg_prepared_xacts WHERE database = current_database()";

    private Leftovers() {}

    /** What is still there after some time: a server ends a session a moment after its client has gone. */
    static List<String> of(TestingDatabase.Url url) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            List<String> left = url.query(ALL);
            if (left.isEmpty() || System.nanoTime() > end) {
                return left;
            }
            LockSupport.parkNanos(MILLISECONDS.toNanos(2));
        }
    }
}
