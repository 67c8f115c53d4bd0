package dev.retort.revision;

import java.util.List;

/** Revisions that make no graph. Holds every problem, each beginning with {@code file:line}. */
public final class GraphException extends RuntimeException {
    private final List<String> problems;

    public GraphException(List<String> problems) {
        super(String.join("\n", printable(problems)));
        this.problems = printable(problems);
    }

    public List<String> problems() {
        return problems;
    }

    private static List<String> printable(List<String> problems) {
        return problems.stream().map(Identifiers::printable).toList();
    }
}
