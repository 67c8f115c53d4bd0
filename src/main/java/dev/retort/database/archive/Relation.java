package dev.retort.database.archive;

import dev.retort.database.VersionTable;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A table or a sequence.
 *
 * @param kind {@code r}, {@code p} or {@code S}, as in {@code pg_class}
 * @param parent of a partition, or of a table that inherits
 * @param columns by their numbers
 */
record Relation(
        long oid, String schema, String name, char kind, Optional<Long> parent, SortedMap<Integer, Column> columns) {
    boolean isSequence() {
        return kind == 'S';
    }

    boolean isPartitioned() {
        return kind == 'p';
    }

    /** Quoted, to stand in SQL. */
    String quoted() {
        return VersionTable.quote(schema) + "." + VersionTable.quote(name);
    }

    /** For people. */
    String text() {
        return schema.equals("public") ? name : schema + "." + name;
    }

    /** All that is no function of the others. */
    List<Column> stored() {
        return columns.values().stream().filter(column -> !column.generated()).toList();
    }

    Optional<Column> named(String name) {
        return columns.values().stream()
                .filter(column -> column.name().equals(name))
                .findFirst();
    }

    List<Column> storedBut(Collection<Column> others) {
        return stored().stream().filter(column -> !others.contains(column)).toList();
    }
}
