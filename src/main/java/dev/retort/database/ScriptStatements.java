package dev.retort.database;

import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A script's statements on their way to the server; what it refuses is said with the place in the file. */
final class ScriptStatements {
    private final Session session;
    private final RunLock lock;
    private final LockWatch watch;
    private final Script script;
    private final Consumer<String> notices;
    private final List<SqlStatement> statements;

    ScriptStatements(Session session, RunLock lock, LockWatch watch, Script script, Consumer<String> notices) {
        this.session = session;
        this.lock = lock;
        this.watch = watch;
        this.script = script;
        this.notices = notices;
        this.statements = script.statements();
    }

    List<SqlStatement> all() {
        return statements;
    }

    Script script() {
        return script;
    }

    /** Runs one statement. */
    void run(SqlStatement statement) {
        watch.begin();
        try {
            session.run(statement, notices);
        } catch (SQLException e) {
            throw new StatementFailedException(script, statement, e, watch.holder());
        } finally {
            watch.end();
        }
    }

    /** Deferred constraints speak up here, where the script can still be named, and not at COMMIT. */
    void checkConstraints(SqlStatement last) {
        try {
            session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        } catch (SQLException e) {
            throw new StatementFailedException(script, last, e, Optional.empty());
        }
    }

    /**
     * Ends a script in its transaction, on one way to the server: deferred constraints speak up, the lock must still be
     * ours, and what follows is written as who connected.
     */
    void end(SqlStatement last) throws SQLException {
        List<Sql> statements = new ArrayList<>();
        statements.add(Sql.of("SET CONSTRAINTS ALL IMMEDIATE"));
        statements.add(lock.keeping());
        statements.addAll(Disguise.takingOff(session));
        try {
            lock.keep(suspect(last), session.together(statements).get(1));
        } catch (SQLException e) {
            throw new StatementFailedException(script, last, e, Optional.empty());
        }
    }

    /** Makes sure that the lock did not go with the statement. */
    void keepLock(SqlStatement last) throws SQLException {
        lock.keep(suspect(last));
    }

    private String suspect(SqlStatement last) {
        return "the statement at " + script.place(last) + " or one before it";
    }
}
