package dev.retort.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Asks for whom a statement waits, since its own session cannot ask while it waits. Connects only once a statement has
 * taken half of its lock timeout, and only for as long as it takes; where that fails, the holder stays unknown.
 */
final class LockWatch implements AutoCloseable {
    private static final int LOOKS = 8;
    private static final long IDLE = 0;

    private static final String HOLDERS = """
            SELECT CASE WHEN b.pid OPERATOR(pg_catalog.=) 0 THEN 'a prepared transaction (see pg_prepared_xacts)'
                ELSE pg_catalog.format('%s (process %s, user %s, in a transaction since %s, in its statement since %s: %s)',
                    coalesce(nullif(a.application_name, ''), 'a session without application_name'), b.pid,
                    coalesce(a.usename::pg_catalog.text, 'unknown'),
                    coalesce(pg_catalog.to_char(a.xact_start, 'HH24:MI:SS'), 'unknown'),
                    coalesce(pg_catalog.to_char(a.query_start, 'HH24:MI:SS'), 'unknown'),
                    pg_catalog.left(coalesce(a.query, ''), 1000)) END
            FROM pg_catalog.unnest(pg_catalog.pg_blocking_pids(?)) AS b (pid)
            LEFT JOIN pg_catalog.pg_stat_activity a ON a.pid OPERATOR(pg_catalog.=) b.pid""";

    private final Session watched;
    private final int process;
    private final Duration lockTimeout;
    private final AtomicLong began = new AtomicLong(IDLE);
    private final AtomicReference<String> holder = new AtomicReference<>("");
    private final Thread thread;

    /** Watches a session until it is closed. Where waits have no end there is nothing to tell. */
    LockWatch(Session watched) throws SQLException {
        this.watched = watched;
        this.lockTimeout = watched.limits().lock();
        this.process = watched.query("SELECT pg_catalog.pg_backend_pid()", row -> row.getInt(1))
                .getFirst();
        this.thread = lockTimeout.isZero()
                ? Thread.ofVirtual().unstarted(() -> {})
                : Thread.ofVirtual().name("lock-watch").start(this::watch);
    }

    Duration lockTimeout() {
        return lockTimeout;
    }

    void begin() {
        holder.set("");
        // Never the value that means idle.
        began.set(System.nanoTime() | 1);
    }

    void end() {
        began.set(IDLE);
    }

    /** Who was in the way of the last statement that waited, as far as that was seen. */
    Optional<String> holder() {
        return Optional.of(holder.get()).filter(text -> !text.isEmpty());
    }

    private void watch() {
        Duration pause = lockTimeout.dividedBy(LOOKS).plusMillis(1);
        try {
            while (true) {
                Thread.sleep(pause);
                if (waitsLong()) {
                    look(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Duration pause) throws InterruptedException {
        try (Session session = Session.open(
                watched.settings(), watched.applicationName() + " lock watch", Limits.lock(lockTimeout), Map.of())) {
            while (waitsLong()) {
                look(session);
                Thread.sleep(pause);
            }
        } catch (SQLException | RuntimeException e) {
            // The holder is told where it can be; that it cannot be asked for is no reason to disturb the run.
        }
    }

    private boolean waitsLong() {
        long since = began.get();
        return since != IDLE
                && System.nanoTime() - since > lockTimeout.dividedBy(2).toNanos();
    }

    private void look(Session session) throws SQLException {
        List<String> found = session.query(HOLDERS, row -> shown(row.getString(1)), process);
        if (!found.isEmpty()) {
            holder.set(String.join(", ", found));
        }
    }

    /** Somebody else's statement: on one line, shortened, and without its literals, which may be anything. */
    static String shown(String text) {
        String line = text.replaceAll("'[^']*'?", "'…'").replaceAll("[\\s\\p{Cntrl}]+", " ");
        int most = 300;
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most)) + " …";
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
