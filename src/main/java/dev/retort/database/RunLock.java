package dev.retort.database;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The one lock a database and version table, held by the session that works.
 *
 * <p>Taken by polling: a blocking wait would hold a snapshot that {@code CREATE INDEX CONCURRENTLY} of the other run waits
 * for.
 */
public final class RunLock {
    /** Keeps clear of other people's advisory locks: "reto". */
    static final int SPACE = 0x7265746f;

    private static final Duration POLL = Duration.ofMillis(200);

    private static final String TRY = "pg_catalog.pg_try_advisory_lock(?, pg_catalog.hashtext(?))";

    private final Session session;
    private final LedgerName ledger;
    private final VersionTable table;

    RunLock(Session session, LedgerName ledger, VersionTable table) {
        this.session = session;
        this.ledger = ledger;
        this.table = table;
    }

    /**
     * Waits until the lock is ours. It goes with the session.
     *
     * @param waiting is told once who holds it
     * @throws DatabaseUnavailableException after the patience given
     */
    public static void take(
            Session session, LedgerName ledger, VersionTable table, Duration patience, Consumer<String> waiting) {
        Explained.doing("take the lock on " + table, session.settings(), () -> {
            new RunLock(session, ledger, table).await(patience, waiting);
            return true;
        });
    }

    private void await(Duration patience, Consumer<String> waiting) throws SQLException {
        long start = System.nanoTime();
        boolean told = false;
        while (!isOurs()) {
            if (!told) {
                waiting.accept("waiting for another run on " + table + ": " + holder());
                told = true;
            }
            if (Duration.ofNanos(System.nanoTime() - start).compareTo(patience) > 0) {
                throw new DatabaseUnavailableException(
                        "another run works on " + table + " and did not end within " + patience.toSeconds() + " s: "
                                + holder(),
                        null);
            }
            try {
                Thread.sleep(POLL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DatabaseUnavailableException("stopped while waiting for another run on " + table, e);
            }
        }
    }

    /** Whether we hold the lock, which we take where nobody does: a session may take the same one many times. */
    private boolean isOurs() throws SQLException {
        return session.is("SELECT " + TRY, SPACE, table.toString());
    }

    /**
     * Makes sure that the lock is still ours, since a script can release it, and takes it again where nobody has it.
     *
     * @param suspect who may have released it, in words
     * @throws DatabaseUnavailableException where another run has it
     */
    void keep(String suspect) throws SQLException {
        session.together(List.of(keeping(suspect)));
    }

    /** As {@link #keep}, in a row with other commands. */
    Command keeping(String suspect) {
        return Command.demanding(
                Sql.of("SELECT " + Command.demand(TRY), SPACE, table.toString()), e -> lost(suspect, e));
    }

    private RuntimeException lost(String suspect, SQLException e) {
        session.rollback(e);
        String message = "the lock on " + table + " was released by " + suspect
                + " (pg_advisory_unlock_all?), and another run has taken it: ";
        return Explained.doing(
                "ask who holds the lock on " + table,
                session.settings(),
                () -> new DatabaseUnavailableException(
                        message + holder() + "; remove what releases it, then run again", e));
    }

    /** Takes back what scripts have left in the session, and their locks, and keeps ours. */
    void settle(String suspect) throws SQLException {
        session.together(settling(suspect));
    }

    /**
     * What takes back what scripts have left in the session, and lets go of every lock but ours. Ours would be free for a
     * moment, and anybody's, if a transaction did not hold it meanwhile.
     */
    List<Command> settling(String suspect) {
        List<Command> commands = new ArrayList<>(Command.of(session.settling()));
        commands.add(Command.of(Sql.of("BEGIN")));
        commands.add(Command.of(Sql.of(
                "SELECT pg_catalog.pg_try_advisory_xact_lock(?, pg_catalog.hashtext(?))", SPACE, table.toString())));
        commands.add(Command.of(Sql.of("SELECT pg_catalog.pg_advisory_unlock_all()")));
        commands.add(keeping(suspect));
        commands.add(Command.of(Sql.of("COMMIT")));
        return commands;
    }

    private String holder() throws SQLException {
        List<String> holders = session.query("""
                SELECT pg_catalog.format('%s (process %s, connected since %s)', a.application_name, a.pid,
                           pg_catalog.to_char(a.backend_start, 'HH24:MI:SS'))
                FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a
                    ON a.pid OPERATOR(pg_catalog.=) l.pid
                WHERE l.locktype OPERATOR(pg_catalog.=) 'advisory' AND l.granted
                  AND l.objsubid OPERATOR(pg_catalog.=) 2
                  AND l.database OPERATOR(pg_catalog.=) (SELECT oid FROM pg_catalog.pg_database
                      WHERE datname OPERATOR(pg_catalog.=) pg_catalog.current_database())
                  AND l.classid::pg_catalog.int8 OPERATOR(pg_catalog.=) ?::pg_catalog.int8
                  AND l.objid::pg_catalog.int8 OPERATOR(pg_catalog.=)
                      (pg_catalog.hashtext(?)::pg_catalog.int8 OPERATOR(pg_catalog.&) 4294967295)""", row -> row.getString(1), (long) SPACE, table.toString());
        return holders.isEmpty() ? "it ended this moment" : String.join(", ", holders) + doing();
    }

    /** What the holder is about, as the ledger has it; nothing where it cannot be read, or has not begun. */
    private String doing() {
        try {
            if (!session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", ledger.table("step"))) {
                return "";
            }
            return session
                    .query(
                            "SELECT pg_catalog.format(', on its way to %s since %s, %s', r.target,"
                                    + " pg_catalog.to_char(r.started_at, 'HH24:MI:SS'), coalesce((SELECT"
                                    + " pg_catalog.format('last done: %s of %s', s.direction, s.revision) FROM "
                                    + ledger.table("step") + " s WHERE s.run OPERATOR(pg_catalog.=) r.id"
                                    + " ORDER BY s.position DESC LIMIT 1), 'in its first step')) FROM "
                                    + ledger.table("run") + " r WHERE r.version_table OPERATOR(pg_catalog.=) ?"
                                    + " AND r.finished_at IS NULL AND EXISTS (SELECT FROM pg_catalog.pg_stat_activity a"
                                    + " WHERE a.application_name OPERATOR(pg_catalog.=) r.run_by"
                                    + " AND a.backend_start OPERATOR(pg_catalog.<=) r.started_at)"
                                    + " ORDER BY r.id DESC LIMIT 1",
                            row -> row.getString(1),
                            table.toString())
                    .stream()
                    .findFirst()
                    .orElse("");
        } catch (SQLException e) {
            // Who holds the lock is told anyway; a ledger that cannot be read now is no reason not to wait.
            return "";
        }
    }
}
