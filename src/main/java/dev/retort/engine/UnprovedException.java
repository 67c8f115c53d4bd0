package dev.retort.engine;

import java.util.List;

/** Generated scripts that do not do what they should. */
final class UnprovedException extends RuntimeException {
    private final transient List<String> lines;

    /** @param lines how the schemas differ, or what the server said */
    UnprovedException(String what, List<String> lines) {
        super(what);
        this.lines = List.copyOf(lines);
    }

    List<String> lines() {
        return lines;
    }
}
