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

    /** Whether it runs in one transaction: asked for, and no statement of it is refused there. */
    public boolean runsInTransaction() {
        return transactional && statements().stream().noneMatch(SqlStatement::refusesTransaction);
    }

    /** Whether any of its statements may destroy something, as far as their words tell. */
    public boolean destroys() {
        return statements().stream()
                .anyMatch(statement -> !statement.destructions().isEmpty());
    }

    /**
     * Refuses what would end the transaction under a step's feet, release its lock or lose its connection.
     *
     * @throws ScriptException naming file and line
     */
    public void check() {
        for (SqlStatement statement : statements()) {
            statement.problem().ifPresent(problem -> {
                throw new ScriptException(place(statement) + ": " + problem, null);
            });
        }
    }

    /** Where a statement begins, as {@code file:line:column}. */
    public String place(SqlStatement statement) {
        return file + ":" + statement.line() + ":" + statement.column();
    }
}
