package dev.retort.source;

import java.util.List;

/** Migrations that cannot be used. Holds every problem found, each beginning with {@code file:line} where there is one. */
public final class SourceException extends RuntimeException {
    private final List<String> problems;

    public SourceException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
