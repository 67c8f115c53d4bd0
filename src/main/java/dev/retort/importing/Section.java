package dev.retort.importing;

import java.util.List;

/**
 * One of a file's two sections.
 *
 * @param statements without their semicolons, as they are written
 * @param transactional false where the project ran a part of it outside a transaction and no statement tells so by itself
 * @param reads what a person has to look at
 */
record Section(List<String> statements, boolean transactional, List<RowRead> reads) {
    Section {
        statements = List.copyOf(statements);
        reads = List.copyOf(reads);
    }

    boolean doesNothing() {
        return statements.isEmpty() && reads.isEmpty();
    }
}
