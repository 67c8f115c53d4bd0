package dev.retort.revision;

import java.util.List;

/** Revisions that make no graph. Holds every problem, each beginning with {@code file:line}. */
public final class GraphException extends RuntimeException {
    private final List<String> problems;

    public GraphException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
