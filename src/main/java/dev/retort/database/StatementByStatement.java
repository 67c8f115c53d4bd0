package dev.retort.database;

import dev.retort.sql.ConcurrentIndex;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Runs a script outside of one transaction. Each statement is marked in the transaction that it runs in; one that refuses
 * a transaction is marked before and after, so that a run after a crash knows what it cannot know.
 */
final class StatementByStatement {
    private final Session session;
    private final VersionTable table;
    private final ScriptStatements statements;
    private final Progress progress;
    private final Progress.Key key;
    private final StepGuard guard;
    private final Optional<String> start;

    /** @param start goes with the first mark, for a run that goes on */
    StatementByStatement(
            Session session,
            VersionTable table,
            ScriptStatements statements,
            Progress progress,
            Progress.Key key,
            StepGuard guard,
            Optional<String> start) {
        this.session = session;
        this.table = table;
        this.statements = statements;
        this.progress = progress;
        this.key = key;
        this.guard = guard;
        this.start = start;
    }

    /** Runs what an earlier run has left. */
    void run(int done) throws SQLException {
        List<SqlStatement> all = statements.all();
        for (int i = done; i < all.size(); i++) {
            run(i + 1, all.get(i));
        }
    }

    private void run(int number, SqlStatement statement) throws SQLException {
        if (!statement.refusesTransaction() && !statement.mayControlTransaction()) {
            try {
                runWithItsMark(number, statement);
                return;
            } catch (StatementFailedException e) {
                if (!new SqlState(e.sqlState()).needsItsOwnTransaction()) {
                    throw e;
                }
                // Only the server knew, such as of REINDEX with a partitioned table; nothing of it has happened.
            }
        }
        runBetweenMarks(number, statement);
    }

    private void runWithItsMark(int number, SqlStatement statement) throws SQLException {
        record Left(Disguise disguise, List<String> state) {}
        Left left = session.transaction(() -> {
            guard.run(statement, () -> statements.run(statement));
            statements.checkConstraints(statement);
            guard.settled();
            statements.keepLock(statement);
            List<String> state = SessionState.read(session, table);
            Disguise taken = Disguise.takeOff(session);
            begin(number, statement, List.of());
            progress.finish(key, number, state);
            return new Left(taken, state);
        });
        left.disguise().putOn(session);
        // What was set for the transaction alone has gone with it. A run that is cut off before this is said leaves a
        // state that the next one does not find again, and that a person has to look at.
        List<String> after = SessionState.read(session, table);
        if (!after.equals(left.state())) {
            Disguise.without(session, () -> progress.finish(key, number, after));
        }
    }

    private void runBetweenMarks(int number, SqlStatement statement) throws SQLException {
        Optional<ConcurrentIndex> index = ConcurrentIndex.of(statement.text());
        guard.outside(statement);
        Optional<Evidence> evidence = Evidence.of(session, statement.text());
        List<String> before = before(index, evidence);
        Disguise.without(session, () -> begin(number, statement, before));
        try {
            statements.run(statement);
        } catch (StatementFailedException e) {
            // An index that could not be built is left invalid; its mark says that it is ours to drop.
            boolean leavesSomething = index.filter(ConcurrentIndex::isCreated).isPresent()
                    || evidence.filter(Evidence::leavesSomething).isPresent();
            if (!new SqlState(e.sqlState()).connectionIsLost() && !leavesSomething) {
                Disguise.without(session, () -> progress.forget(key, number));
            }
            throw e;
        }
        statements.keepLock(statement);
        List<String> state = SessionState.read(session, table);
        Disguise.without(session, () -> progress.finish(key, number, state));
    }

    private List<String> before(Optional<ConcurrentIndex> index, Optional<Evidence> evidence) throws SQLException {
        if (index.isPresent()) {
            return FoundIndex.of(session, index.get()).map(FoundIndex::name).stream()
                    .toList();
        }
        return evidence.isPresent() ? evidence.get().read() : List.of();
    }

    private void begin(int number, SqlStatement statement, List<String> before) throws SQLException {
        progress.begin(
                key, number, statement, new Progress.Place(statements.script().file(), before));
        if (number == 1 && start.isPresent()) {
            progress.remember(key, start.get());
        }
    }
}
