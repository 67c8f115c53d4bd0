package dev.retort.sql;

import java.util.List;
import java.util.Set;

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

    /**
     * The tables whose rows the script writes elsewhere by itself, as it says in lines of its own: {@code -- archive: none of
     * shop.orders because its rows are written back below}.
     */
    public Set<SqlName> rowsElsewhere() {
        return RowsElsewhere.in(text);
    }

    /** Where a statement begins, as {@code file:line:column}. */
    public String place(SqlStatement statement) {
        return file + ":" + statement.line() + ":" + statement.column();
    }
}
