package dev.retort.database.archive;

import java.util.List;

/** What a statement takes away. */
sealed interface Loss {
    Relation relation();

    /** A table with its rows. */
    record OfTable(Relation relation) implements Loss {}

    /** Columns with their values. */
    record OfColumns(Relation relation, List<Column> columns) implements Loss {}

    /** Values of columns whose type changes. */
    record OfValues(Relation relation, List<Column> columns) implements Loss {}

    /** How far a sequence had come. */
    record OfSequence(Relation relation) implements Loss {}
}
