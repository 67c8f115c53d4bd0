package dev.retort.database;

import java.sql.SQLException;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * PostgreSQL's five-character code of an error: the one place that says which errors pass by themselves.
 *
 * @see <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">the list of codes</a>
 */
record SqlState(String code) {
    private static final String NONE = "null";

    static SqlState of(SQLException e) {
        return new SqlState(String.valueOf(e.getSQLState()));
    }

    /** Whether the same attempt may succeed later. */
    static boolean mayPass(SQLException e) {
        // The driver gives up the connection itself where these are changed under it, and would again.
        String message = String.valueOf(e.getMessage());
        boolean ownFault = message.contains("client_encoding") || message.contains("DateStyle");
        return of(e).passes() && !(ownFault && serverError(e).isEmpty());
    }

    private boolean passes() {
        return connectionIsLost()
                // A serialization failure or a deadlock.
                || code.startsWith("40")
                // Too many connections, no disk or memory left.
                || code.startsWith("53")
                // A lock missed, a statement cancelled or timed out, a server that only reads, as after a failover.
                || code.equals("55P03")
                || code.equals("57014")
                || code.equals("25006");
    }

    /** Whether nobody can know what became of the last statement. */
    boolean connectionIsLost() {
        return code.startsWith("08") || code.startsWith("57P0");
    }

    /** Whether a lock was waited for too long. */
    boolean isLockMissed() {
        return code.equals("55P03");
    }

    /** Whether others were in the way, so that the same may succeed at once when they are gone: 55P03, 40001, 40P01. */
    boolean isContention() {
        return isLockMissed() || code.equals("40001") || code.equals("40P01");
    }

    boolean lacksRight() {
        return code.equals("42501");
    }

    /** Whether the statement refuses to run inside a transaction, or to end the one it is in. */
    boolean needsItsOwnTransaction() {
        return code.equals("25001") || code.equals("2D000");
    }

    static Optional<ServerErrorMessage> serverError(SQLException e) {
        return e instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage())
                : Optional.empty();
    }

    /** The server's own words on one line, without its code, or the driver's where the server said nothing. */
    static String words(SQLException e) {
        String message = serverError(e).map(ServerErrorMessage::getMessage).orElse(String.valueOf(e.getMessage()));
        return message.strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    /** The code in parentheses, to follow a message; nothing where there is none. */
    String inParentheses() {
        return code.equals(NONE) ? "" : " (SQLSTATE " + code + ")";
    }
}
