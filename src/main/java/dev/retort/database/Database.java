package dev.retort.database;

import dev.retort.revision.Direction;
import dev.retort.revision.Step;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A database with its version table and ledger, as the engine sees it. Needs the lock for everything that writes. */
public final class Database {
    private final Session session;
    private final VersionTable table;
    private final VersionRows rows;
    private final Ledger ledger;

    public Database(Session session, VersionTable table) {
        this.session = session;
        this.table = table;
        this.rows = new VersionRows(session, table);
        this.ledger = new Ledger(session, table);
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T doing(String what, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            String message =
                    "cannot " + what + " in " + session.settings().place() + ": " + e.getMessage() + Session.state(e);
            String state = String.valueOf(e.getSQLState());
            if (state.startsWith("08") || state.startsWith("57P0")) {
                throw new DatabaseUnavailableException(message, e);
            }
            throw new DatabaseException(
                    message + (state.equals("42501") ? "; the user lacks the right to do so" : ""), e);
        }
    }

    /** The version table's rows, sorted. */
    public List<String> rows() {
        return doing("read " + table, rows::read);
    }

    /** The applied revisions that the ledger knows. */
    public List<LedgerEntry> ledger() {
        return doing("read the ledger", ledger::entries);
    }

    /** Creates what is missing of version table and ledger. */
    public void prepare(int longestId) {
        doing(
                "prepare " + table + " and the schema retort",
                () -> transaction(() -> {
                    rows.prepare(longestId);
                    ledger.create();
                    return true;
                }));
    }

    /**
     * Sets rows and ledger without running a script.
     *
     * @param coming revisions that were applied without the ledger, or are said to be
     * @param going revisions that are applied no more
     */
    public void replace(List<String> before, List<String> after, List<LedgerEntry> coming, List<String> going) {
        doing(
                "set " + table,
                () -> transaction(() -> {
                    for (String revision : going) {
                        ledger.remove(revision);
                    }
                    for (LedgerEntry entry : coming) {
                        ledger.add(entry, Optional.empty());
                    }
                    List<String> removed = new ArrayList<>(before);
                    removed.removeAll(after);
                    List<String> added = new ArrayList<>(after);
                    added.removeAll(before);
                    rows.replace(removed, added);
                    return true;
                }));
    }

    public long beginRun(String target, List<String> before) {
        return doing("record the run", () -> ledger.beginRun(target, before));
    }

    public void endRun(long run, String outcome, String message, List<String> after) {
        doing("record the run's end", () -> {
            ledger.endRun(run, outcome, message, after);
            return true;
        });
    }

    /**
     * Runs one step: in one transaction with its rows where it can be, else statement by statement.
     *
     * @throws StatementFailedException where a statement of the script fails; a transaction is rolled back then
     */
    public void run(StepWork work, long run, int position, Duration lockTimeout, Consumer<String> notices) {
        doing("run revision " + work.entry().revision().id(), () -> {
            session.settle();
            long start = System.nanoTime();
            if (work.script().runsInTransaction()) {
                transaction(() -> {
                    session.setLocal("lock_timeout", lockTimeout);
                    List<SqlStatement> statements = work.script().statements();
                    for (SqlStatement statement : statements) {
                        execute(work.script(), statement, notices);
                    }
                    if (!statements.isEmpty()) {
                        checkConstraints(work.script(), statements.getLast());
                    }
                    record(work, run, position, start);
                    return true;
                });
            } else {
                runOutside(work, lockTimeout, notices);
                session.settle();
                transaction(() -> {
                    ledger.forgetProgress(
                            work.entry().revision().id(),
                            work.step().direction().text());
                    record(work, run, position, start);
                    return true;
                });
            }
            return true;
        });
    }

    private void runOutside(StepWork work, Duration lockTimeout, Consumer<String> notices) throws SQLException {
        String revision = work.entry().revision().id();
        String direction = work.step().direction().text();
        String checksum = work.entry().scripts().checksum();
        session.execute("SET lock_timeout = " + lockTimeout.toMillis());
        List<SqlStatement> statements = work.script().statements();
        for (int done = ledger.statementsDone(revision, direction, checksum); done < statements.size(); done++) {
            execute(work.script(), statements.get(done), notices);
            ledger.markDone(revision, direction, checksum, done + 1);
        }
    }

    /** Deferred constraints speak up here, where the script can still be named, and not at COMMIT. */
    private void checkConstraints(Script script, SqlStatement last) {
        try {
            session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        } catch (SQLException e) {
            throw new StatementFailedException(script, last, e);
        }
    }

    private void execute(Script script, SqlStatement statement, Consumer<String> notices) {
        try {
            session.run(statement, notices);
        } catch (SQLException e) {
            throw new StatementFailedException(script, statement, e);
        }
    }

    private void record(StepWork work, long run, int position, long start) throws SQLException {
        Step step = work.step();
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        // A script may have taken another role or another search path; ours is who connected, and every name is
        // qualified.
        session.execute("RESET SESSION AUTHORIZATION");
        rows.replace(step.rowsRemoved(), step.rowsAdded());
        if (step.direction() == Direction.UPGRADE) {
            ledger.add(work.entry(), Optional.of(duration));
        } else {
            ledger.remove(step.revision().id());
        }
        ledger.addStep(run, position, step.revision().id(), step.direction().text(), duration);
    }

    private <T> T transaction(Work<T> work) throws SQLException {
        session.connection().setAutoCommit(false);
        try {
            T result = work.run();
            session.connection().commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        } finally {
            if (!session.connection().isClosed()) {
                session.connection().setAutoCommit(true);
            }
        }
    }

    private void rollback(Exception reason) {
        try {
            session.connection().rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }
}
