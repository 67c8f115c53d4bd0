package dev.retort.revision;

import java.util.List;

/**
 * One revision in one direction, and what it does to the version table.
 *
 * @param rowsRemoved the rows that it takes away, sorted; they must be there when it begins
 * @param rowsAdded the rows that it brings, sorted
 */
public record Step(Direction direction, Revision revision, List<String> rowsRemoved, List<String> rowsAdded) {
    public Step {
        rowsRemoved = List.copyOf(rowsRemoved);
        rowsAdded = List.copyOf(rowsAdded);
    }
}
