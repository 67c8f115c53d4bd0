package dev.retort.sql;

/** Text that is not a script. The message says what is wrong and what to do, and leaves naming the file to the caller. */
public final class SqlSyntaxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;
    private final int column;

    public SqlSyntaxException(Position position, String message) {
        super(message);
        this.line = position.line();
        this.column = position.column();
    }

    /** 1-based line in the file. */
    public int line() {
        return line;
    }

    /** 1-based column in the file, in characters. */
    public int column() {
        return column;
    }
}
