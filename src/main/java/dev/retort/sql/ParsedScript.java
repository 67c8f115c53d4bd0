package dev.retort.sql;

import java.util.List;

/** A script and its statements in order, for whoever asks more than one thing of it. */
public record ParsedScript(Script script, List<SqlStatement> statements) {
    public ParsedScript {
        statements = List.copyOf(statements);
    }

    /** Whether it runs in one transaction: asked for, and no statement of it is refused there. */
    public boolean runsInTransaction() {
        return script.transactional() && statements.stream().noneMatch(SqlStatement::refusesTransaction);
    }

    /** Whether any of its statements may destroy something, as far as their words tell. */
    public boolean destroys() {
        return statements.stream()
                .anyMatch(statement -> !statement.destructions().isEmpty());
    }

    /**
     * Refuses what would end the transaction under a step's feet, release its lock or lose its connection.
     *
     * @throws ScriptException naming file and line
     */
    public void check() {
        for (SqlStatement statement : statements) {
            statement.problem().ifPresent(problem -> {
                throw new ScriptException(script.place(statement) + ": " + problem, null);
            });
        }
    }
}
