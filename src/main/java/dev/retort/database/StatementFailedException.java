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

    StatementFailedException(Script script, SqlStatement statement, SQLException cause) {
        super(text(cause), cause);
        ServerErrorMessage server = Session.serverError(cause);
        this.file = script.file();
        this.statement = statement;
        this.position = server != null && server.getPosition() > 0
                ? statement.locate(server.getPosition())
                : new Position(statement.line(), statement.column());
        this.sqlState = String.valueOf(cause.getSQLState());
        this.detail = Optional.ofNullable(server).map(ServerErrorMessage::getDetail);
        this.hint = Optional.ofNullable(server).map(ServerErrorMessage::getHint);
    }

    private static String text(SQLException cause) {
        ServerErrorMessage server = Session.serverError(cause);
        String message = server == null ? null : server.getMessage();
        return message == null ? String.valueOf(cause.getMessage()) : message;
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

    /** Whether the same statement may succeed later: a lock missed, a deadlock, a connection lost, a server that stops. */
    public boolean mayPass() {
        return sqlState.startsWith("08")
                || sqlState.startsWith("40")
                || sqlState.startsWith("57P0")
                || sqlState.equals("55P03")
                || sqlState.equals("53300");
    }
}
