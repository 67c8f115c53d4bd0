package dev.retort.source;

import dev.retort.revision.Identifiers;
import java.util.List;

/** Migrations that cannot be used. Holds every problem found, each beginning with {@code file:line} where there is one. */
public final class SourceException extends RuntimeException {
    private final List<String> problems;

    public SourceException(List<String> problems) {
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
