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
    /** In characters: what fits into the buffers between two processes, whatever the server has to say meanwhile. */
    private static final int MOST_TOGETHER = 32_768;

    /** Which answer of a script's end tells of the lock. */
    private static final int LOCK = 1;

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
            session.execute("SET CONSTRAINTS ALL IMMEDIATE");
        } catch (SQLException e) {
            throw new StatementFailedException(script, last, e, Optional.empty());
        }
    }

    /**
     * Whether they can go to the server on one way: without rows or data, and with little enough to send that the server's
     * notices, which nobody reads before all is sent, do not make both wait for each other for ever.
     *
     * @param record what is sent with them; it may hold scripts that are far larger
     */
    boolean canGoTogether(List<Sql> record) {
        return script.text().length() + record.stream().mapToInt(Sql::length).sum() <= MOST_TOGETHER
                && statements.stream().allMatch(statement -> statement.answersNoRows() && !mayReleaseLock(statement));
    }

    /** The script and its end. */
    List<Sql> together() {
        List<Sql> all = new ArrayList<>();
        if (!statements.isEmpty()) {
            statements.forEach(statement -> all.add(Sql.of(statement.text())));
            all.addAll(ending());
        }
        return all;
    }

    /** Runs {@code BEGIN}, then the {@linkplain #together script and its end}, then what follows. */
    List<Session.Answer> run(List<Sql> beginScriptAndMore) throws SQLException {
        Pipeline pipeline = session.pipeline(beginScriptAndMore, notices);
        watch.begin();
        try {
            List<Session.Answer> answers = pipeline.run();
            if (!statements.isEmpty()) {
                lock.keep(suspect(statements.getLast()), answers.get(1 + statements.size() + LOCK));
            }
            return answers;
        } catch (SQLException e) {
            throw failed(pipeline.answers().size() - 1, e);
        } finally {
            watch.end();
        }
    }

    /** @param done how many statements of the script and its end have an answer; below 0 where the connection was lost */
    private SQLException failed(int done, SQLException e) {
        if (statements.isEmpty() || done >= together().size() || (done < 0 && statements.size() > 1)) {
            return e;
        }
        throw done < statements.size()
                ? new StatementFailedException(script, statements.get(Math.max(0, done)), e, watch.holder())
                : new StatementFailedException(script, statements.getLast(), e, Optional.empty());
    }

    /**
     * Ends a script in its transaction, on one way to the server: deferred constraints speak up, the lock must still be
     * ours, and what follows is written as who connected.
     */
    void end(SqlStatement last) throws SQLException {
        try {
            lock.keep(suspect(last), session.together(ending()).get(LOCK));
        } catch (SQLException e) {
            throw new StatementFailedException(script, last, e, Optional.empty());
        }
    }

    private List<Sql> ending() {
        List<Sql> statements = new ArrayList<>();
        statements.add(Sql.of("SET CONSTRAINTS ALL IMMEDIATE"));
        statements.add(lock.keeping());
        statements.addAll(Disguise.takingOff(session));
        return statements;
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
