package dev.retort.revision;

import java.util.List;

/**
 * One revision in one direction, and what it does to the version table.
 *
 * @param rowsBefore the rows that must be there when the step begins, sorted
 * @param rowsAfter the rows that it leaves, sorted
 */
public record Step(Direction direction, Revision revision, List<String> rowsBefore, List<String> rowsAfter) {
    public Step {
        rowsBefore = List.copyOf(rowsBefore);
        rowsAfter = List.copyOf(rowsAfter);
    }
}
