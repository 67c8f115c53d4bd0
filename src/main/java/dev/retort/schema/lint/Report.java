package dev.retort.schema.lint;

import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;

/** Takes what the checks find in the statement that they look at. */
final class Report {
    private final String file;
    private final boolean downgrade;
    private final LintSettings settings;
    private final Ignores ignores;
    private final List<Finding> findings = new ArrayList<>();

    Report(String file, boolean downgrade, LintSettings settings, Ignores ignores) {
        this.file = file;
        this.downgrade = downgrade;
        this.settings = settings;
        this.ignores = ignores;
    }

    /** @param instead the safe form as SQL, a line each; what is said to people is a comment */
    void add(SqlStatement statement, Rule rule, String message, List<String> instead) {
        add(rule, statement.line(), statement.column(), statement.lastLine(), message, instead);
    }

    void add(SqlStatement statement, Rule rule, String message) {
        add(statement, rule, message, List.of());
    }

    /** Of what is no statement. */
    void add(Rule rule, int line, int column, int lastLine, String message, List<String> instead) {
        // An ignore has its use where the configuration silences the rule besides.
        boolean silent = (downgrade && !rule.onDowngrade()) || ignores.silence(rule, line);
        if (!silent && !settings.disabled().contains(rule)) {
            findings.add(new Finding(rule, settings.severity(rule), file, line, column, lastLine, message, instead));
        }
    }

    List<Finding> findings() {
        return findings;
    }
}
