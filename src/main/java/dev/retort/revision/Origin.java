package dev.retort.revision;

import java.util.Map;

/**
 * Where a revision was read, so that an error can name file and line.
 *
 * @param place the file, relative to its folder, or another name for where the revision is kept
 * @param lines 1-based line of each header key; empty where there are no lines
 */
public record Origin(String place, Map<String, Integer> lines) {
    public Origin {
        lines = Map.copyOf(lines);
    }

    /** The place of a header key as {@code file:line}; the place alone where the line is not known. */
    public String at(String key) {
        Integer line = lines.get(key);
        return line == null ? place : place + ":" + line;
    }

    @Override
    public String toString() {
        return at("revision");
    }
}
