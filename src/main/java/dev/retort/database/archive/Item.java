package dev.retort.database.archive;

import dev.retort.database.VersionTable;
import dev.retort.revision.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One thing that a step destroyed and that the archive keeps. Table and columns have the names that they had before the step,
 * which are those that they have after the step that leads back.
 *
 * @param keyless whether rows are told by all their other columns and a number among equal ones, for want of a key
 * @param key columns that tell a row; of a keyless table all the others
 * @param types of the key's columns, then of the others, as PostgreSQL writes them
 * @param moved whether the table itself was moved aside, with its columns' names; else they are v1, v2 …
 * @param rows how many were kept
 * @param outcome what the step that leads back made of it; empty before
 * @param droppedAt when what was left of it was given up; empty where it was not
 */
public record Item(
        long id,
        String revision,
        String direction,
        Kind kind,
        String schema,
        String table,
        boolean keyless,
        List<String> key,
        List<String> columns,
        List<String> types,
        boolean moved,
        long rows,
        long bytes,
        Optional<Long> lastValue,
        boolean called,
        Instant keptAt,
        String keptBy,
        Optional<Outcome> outcome,
        Optional<Instant> droppedAt) {

    /** What was destroyed. */
    public enum Kind {
        /** A table, with its rows. */
        TABLE,
        /** Columns that were dropped. */
        COLUMNS,
        /** Values that were changed, or whose type was. */
        VALUES,
        /** Rows that were deleted. */
        ROWS,
        /** How far a sequence had come. */
        SEQUENCE
    }

    /**
     * What the way back made of it.
     *
     * @param rowsPutBack how many are in their place again; the others are still kept
     */
    public record Outcome(Instant at, long rowsPutBack, String note) {}

    public Item {
        key = List.copyOf(key);
        columns = List.copyOf(columns);
        types = List.copyOf(types);
    }

    /** Whether this is the step that puts it back. */
    public boolean comesBackWith(String step, Direction way) {
        return revision.equals(step) && !direction.equals(way.text());
    }

    /** Quoted, to stand in SQL. */
    String quoted() {
        return VersionTable.quote(schema) + "." + VersionTable.quote(table);
    }

    /** The name of one of the columns in the kept table, quoted. */
    String kept(int column) {
        return moved ? VersionTable.quote(columns.get(column)) : "v" + (column + 1);
    }

    /** The names of what tells a row in the kept table. */
    List<String> keyNames() {
        return keyless
                ? List.of("k1", "k2")
                : IntStream.rangeClosed(1, key.size()).mapToObj(i -> "k" + i).toList();
    }

    String keyType(int column) {
        return types.get(column);
    }

    String type(int column) {
        return types.get((keyless ? 0 : key.size()) + column);
    }

    /** For people: {@code table orders}, {@code columns customer.city, zip}. */
    public String text() {
        String place = schema.equals("public") ? table : schema + "." + table;
        return switch (kind) {
            case TABLE -> "table " + place;
            case COLUMNS -> "dropped " + place + " (" + String.join(", ", columns) + ")";
            case VALUES -> "changed " + place + " (" + String.join(", ", columns) + ")";
            case ROWS -> "rows of " + place;
            case SEQUENCE -> "sequence " + place;
        };
    }

    /** Whether it still keeps something: what waits, or what the way back had to leave. */
    public boolean holds() {
        if (droppedAt.isPresent()) {
            return false;
        }
        return outcome.isEmpty()
                || (kind == Kind.SEQUENCE ? !outcome.get().note().isEmpty() : bytes > 0);
    }

    /** How many rows are not in their place again. */
    public long rest() {
        return Math.max(0, rows - outcome.map(Outcome::rowsPutBack).orElse(0L));
    }
}
