package dev.retort.sql;

import java.util.List;

/**
 * One of a revision's two scripts, with the place where it was written.
 *
 * @param file the file, relative to the migrations' folder
 * @param line 1-based line of the file at which the text begins
 * @param transactional false where the file says {@code transaction:false}: statement by statement, outside a transaction
 */
public record Script(String file, String text, int line, boolean transactional) {
    /**
     * Reads the text, anew each time.
     *
     * @throws ScriptException naming file and line
     */
    public ParsedScript parse() {
        return new ParsedScript(this, statements());
    }

    /**
     * The script's statements in order.
     *
     * @throws ScriptException naming file and line
     */
    public List<SqlStatement> statements() {
        try {
            return SqlSplitter.split(text, line);
        } catch (SqlSyntaxException e) {
            throw new ScriptException(file + ":" + e.line() + ":" + e.column() + ": " + e.getMessage(), e);
        }
    }

    /** Where a statement begins, as {@code file:line:column}. */
    public String place(SqlStatement statement) {
        return file + ":" + statement.line() + ":" + statement.column();
    }
}
