package dev.retort.database;

import dev.retort.sql.ParsedScript;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/** A script's statements on their way to the server; what it refuses is said with the place in the file. */
final class ScriptStatements {
    private static final String CHECK_CONSTRAINTS = "SET CONSTRAINTS ALL IMMEDIATE";

    private final Session session;
    private final RunLock lock;
    private final LockWatch watch;
    private final Script script;
    private final Consumer<String> notices;
    private final List<SqlStatement> statements;

    ScriptStatements(Session session, RunLock lock, LockWatch watch, ParsedScript script, Consumer<String> notices) {
        this.session = session;
        this.lock = lock;
        this.watch = watch;
        this.script = script.script();
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
            session.execute(CHECK_CONSTRAINTS);
        } catch (SQLException e) {
            throw new StatementFailedException(script, last, e, Optional.empty());
        }
    }

    /** Whether nobody has to ask or be told anything between them: they have no rows or data, and leave the lock alone. */
    boolean canGoTogether() {
        return statements.stream().allMatch(statement -> statement.answersNoRows() && !mayReleaseLock(statement));
    }

    /** The script and its end, in a row with other commands. */
    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        for (SqlStatement statement : statements) {
            commands.add(Command.of(Sql.of(statement.text())).refused(e -> refused(statement, e, watch.holder())));
        }
        if (!statements.isEmpty()) {
            commands.addAll(ending(statements.getLast()));
        }
        return commands;
    }

    private void refused(SqlStatement statement, SQLException e, Optional<String> holder) {
        throw new StatementFailedException(script, statement, e, holder);
    }

    /** Ends a script in its transaction, on one way to the server. */
    void end(SqlStatement last) throws SQLException {
        session.together(ending(last));
    }

    /** Deferred constraints speak up, the lock must still be ours, and what follows is written as who connected. */
    private List<Command> ending(SqlStatement last) {
        List<Command> commands = new ArrayList<>();
        commands.add(Command.of(Sql.of(CHECK_CONSTRAINTS)).refused(e -> refused(last, e, Optional.empty())));
        commands.add(lock.keeping(suspect(last)));
        commands.addAll(Command.of(Disguise.takingOff(session)));
        return commands;
    }

    /** Whether the lock may go with it, and has to be asked for right after it. */
    static boolean mayReleaseLock(SqlStatement statement) {
        return statement.text().toLowerCase(Locale.ROOT).contains("advisory_unlock");
    }

    /** Makes sure that the lock did not go with the statement. */
    void keepLock(SqlStatement last) throws SQLException {
        lock.keep(suspect(last));
    }

    private String suspect(SqlStatement last) {
        return "the statement at " + script.place(last) + " or one before it";
    }
}
