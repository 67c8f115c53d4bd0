package dev.retort.cli;

import dev.retort.schema.lint.Finding;
import dev.retort.schema.lint.Severity;
import java.util.List;

/** From which severity on {@code lint} ends with exit code 1. */
enum FailOn {
    NOTE,
    WARNING,
    ERROR,
    NEVER;

    boolean isReached(List<Finding> findings) {
        return findings.stream().map(Finding::severity).anyMatch(this::isReached);
    }

    private boolean isReached(Severity severity) {
        return switch (this) {
            case NOTE -> true;
            case WARNING -> severity != Severity.NOTE;
            case ERROR -> severity == Severity.ERROR;
            case NEVER -> false;
        };
    }
}
