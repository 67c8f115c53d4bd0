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

    /** Qualified to the operator: it is also asked in whatever search path a script has left. */
    static final String IS_ANOTHER_LOCK = """
            locktype OPERATOR(pg_catalog.=) 'advisory' AND pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()
            AND NOT (objsubid OPERATOR(pg_catalog.=) 2
                AND classid::pg_catalog.int8 OPERATOR(pg_catalog.=) ?::pg_catalog.int8
                AND objid::pg_catalog.int8 OPERATOR(pg_catalog.=)
                    (pg_catalog.hashtext(?)::pg_catalog.int8 OPERATOR(pg_catalog.&) 4294967295))""";

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
        keep(suspect, session.together(List.of(keeping())).getFirst());
    }

    void keep(String suspect, Session.Answer answer) throws SQLException {
        if (!answer.isTrue()) {
            throw new DatabaseUnavailableException(
                    "the lock on " + table + " was released by " + suspect
                            + " (pg_advisory_unlock_all?), and another run has taken it: " + holder()
                            + "; remove what releases it, then run again",
                    null);
        }
    }

    /** Takes back what scripts have left in the session, and their locks, and keeps ours. */
    void settle(String suspect) throws SQLException {
        keep(suspect, regained(session.together(settling())));
    }

    /**
     * What takes back what scripts have left in the session, and lets go of every lock but ours. Ours would be free for a
     * moment, and anybody's, if a transaction did not hold it meanwhile.
     */
    List<Sql> settling() {
        List<Sql> statements = new ArrayList<>(session.settling());
        statements.add(Sql.of("BEGIN"));
        statements.add(Sql.of(
                "SELECT pg_catalog.pg_try_advisory_xact_lock(?, pg_catalog.hashtext(?))", SPACE, table.toString()));
        statements.add(Sql.of("SELECT pg_catalog.pg_advisory_unlock_all()"));
        statements.add(keeping());
        statements.add(Sql.of("COMMIT"));
        return statements;
    }

    /** Whether the lock is ours, by the answers to {@link #settling}. */
    boolean isSettled(List<Session.Answer> answers) {
        return regained(answers).isTrue();
    }

    private static Session.Answer regained(List<Session.Answer> answers) {
        return answers.get(answers.size() - 2);
    }

    /** Asks for the lock, in a row with other statements; {@link #keep(String, Session.Answer)} takes the answer. */
    Sql keeping() {
        return Sql.of("SELECT " + TRY, SPACE, table.toString());
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
