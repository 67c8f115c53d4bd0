package dev.retort.schema.lint;

import java.util.List;

/**
 * What was found in a file.
 *
 * @param findings by line
 * @param statements of both ways, with what they lock
 */
public record FileReport(String file, List<Finding> findings, List<StatementEffect> statements) {
    public FileReport {
        findings = List.copyOf(findings);
        statements = List.copyOf(statements);
    }

    /**
     * A statement.
     *
     * @param line 1-based line of the file
     * @param text on one line
     */
    public record StatementEffect(int line, int column, String text, Effect effect) {}
}
