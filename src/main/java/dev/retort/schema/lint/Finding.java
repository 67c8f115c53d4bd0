package dev.retort.schema.lint;

import java.util.List;

/**
 * What a rule found.
 *
 * @param line 1-based line of its file, where the statement begins
 * @param column 1-based, in code points
 * @param lastLine where the statement ends
 * @param message what is the matter with this statement
 * @param instead the safe form as SQL, a line each; none where there is none
 */
public record Finding(
        Rule rule,
        Severity severity,
        String file,
        int line,
        int column,
        int lastLine,
        String message,
        List<String> instead) {
    public Finding {
        instead = List.copyOf(instead);
    }
}
