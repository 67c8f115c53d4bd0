package dev.retort.schema.lint;

import dev.retort.sql.LineComment;
import dev.retort.sql.LineComments;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of a script that silence rules: {@code -- lint: ignore lock-index because the table is small}. Each is about the
 * statement that follows it, or that it stands in.
 */
final class Ignores {
    private static final Pattern COMMENT = Pattern.compile("\\s*lint\\s*:\\s*(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern IGNORE = Pattern.compile("ignore\\s+(.*?)(?:\\s+because\\s+(\\S.*))?");

    /**
     * One rule that one comment names.
     *
     * @param line of the comment
     * @param statement the line at which the statement begins that it is about
     */
    private record Ignore(Rule rule, int line, int statement) {}

    /** What is wrong with a comment. */
    record Problem(int line, String message) {}

    private final List<Ignore> all = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Ignore> used = new HashSet<>();

    static Ignores of(Script script, List<SqlStatement> statements) {
        Ignores ignores = new Ignores();
        for (LineComment comment : LineComments.of(script.text())) {
            Matcher matcher = COMMENT.matcher(comment.text());
            if (matcher.matches()) {
                int line = script.line() + comment.line() - 1;
                int statement = statements.stream()
                        .filter(candidate -> candidate.lastLine() >= line)
                        .map(SqlStatement::line)
                        .findFirst()
                        .orElse(0);
                ignores.read(matcher.group(1).strip(), line, statement);
            }
        }
        return ignores;
    }

    private void read(String words, int line, int statement) {
        Matcher ignore = IGNORE.matcher(words);
        if (!ignore.matches()) {
            problems.add(new Problem(
                    line, "\"lint: " + words + "\" is not understood; write \"-- lint: ignore RULE because REASON\""));
            return;
        }
        if (Optional.ofNullable(ignore.group(2)).isEmpty()) {
            problems.add(new Problem(line, "this ignore gives no reason; write \"… because REASON\" behind the rule"));
        }
        Arrays.stream(ignore.group(1).split("[,\\s]+", -1))
                .filter(name -> !name.isEmpty())
                .forEach(name -> Rule.of(name)
                        .ifPresentOrElse(
                                rule -> all.add(new Ignore(rule, line, statement)),
                                () -> problems.add(new Problem(
                                        line, "there is no rule \"" + name + "\"; docs/lint.md lists them"))));
    }

    /** Whether a comment silences a rule for the statement that begins at this line; it counts as used then. */
    boolean silence(Rule rule, int line) {
        List<Ignore> matching = all.stream()
                .filter(ignore ->
                        ignore.rule() == rule && (ignore.statement() == line || rule == Rule.MISSING_DOWNGRADE))
                .toList();
        used.addAll(matching);
        return !matching.isEmpty();
    }

    /** What is wrong with the comments, once all statements were looked at. */
    List<Problem> problems() {
        return List.copyOf(problems);
    }

    /** The comments that silenced nothing. */
    List<Problem> unused() {
        return all.stream()
                .filter(ignore -> !used.contains(ignore))
                .map(ignore -> new Problem(
                        ignore.line(),
                        "nothing here is " + ignore.rule().id()
                                + ": remove the ignore, or put it right before its statement"))
                .toList();
    }
}
