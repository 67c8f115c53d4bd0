package dev.retort.database;

import dev.retort.sql.Position;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.ServerErrorMessage;

/** A statement of a script that the server refused, with the place in the file that it complained of. */
public final class StatementFailedException extends RuntimeException {
    private final String file;
    private final SqlStatement statement;
    private final Position position;
    private final String sqlState;
    private final Optional<String> detail;
    private final Optional<String> hint;
    private final Optional<String> context;
    private final boolean mayPass;

    StatementFailedException(Script script, SqlStatement statement, SQLException cause, Optional<String> holder) {
        super(SqlState.words(cause) + heldBy(cause, holder), cause);
        Optional<ServerErrorMessage> server = SqlState.serverError(cause);
        this.file = script.file();
        this.statement = statement;
        this.position = server.map(ServerErrorMessage::getPosition)
                .filter(position -> position > 0)
                .map(statement::locate)
                .orElse(new Position(statement.line(), statement.column()));
        this.sqlState = SqlState.of(cause).code();
        this.detail = server.map(ServerErrorMessage::getDetail);
        this.hint = server.map(ServerErrorMessage::getHint);
        this.context = server.map(ServerErrorMessage::getWhere);
        this.mayPass = SqlState.mayPass(cause);
    }

    private static String heldBy(SQLException cause, Optional<String> holder) {
        return SqlState.of(cause).isLockMissed()
                ? "; the lock was held by " + holder.orElse("somebody who is unknown")
                : "";
    }

    public String file() {
        return file;
    }

    public SqlStatement statement() {
        return statement;
    }

    public Position position() {
        return position;
    }

    public String sqlState() {
        return sqlState;
    }

    public Optional<String> detail() {
        return detail;
    }

    public Optional<String> hint() {
        return hint;
    }

    /** Where inside the statement: the line of COPY's data, the functions that called each other. */
    public Optional<String> context() {
        return context;
    }

    /** Whether the same statement may succeed later: a lock missed, a deadlock, a connection lost, a server that stops. */
    public boolean mayPass() {
        return mayPass;
    }
}
