package dev.retort.database.archive;

import dev.retort.database.VersionTable;
import dev.retort.revision.Direction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One thing that a step destroyed and that the archive keeps.
 *
 * @param names before the step, which are those after the step that leads back
 * @param left the names after the step, where they are others and something of it is still there
 * @param keyless whether rows are told by all their other columns and a number among equal ones, for want of a key
 * @param types of the key's columns, then of the others, as PostgreSQL writes them
 * @param moved whether the table itself was moved aside, with its columns' names; else they are v1, v2 …
 * @param rows how many were kept
 * @param bytes what it takes on the disk now
 * @param count how far a sequence had come
 */
public record Item(
        long id,
        Origin origin,
        Kind kind,
        Names names,
        Optional<Names> left,
        boolean keyless,
        List<String> types,
        boolean moved,
        long rows,
        long bytes,
        Optional<Count> count,
        Fate fate) {

    /** The step that destroyed it, when, and for whom. */
    public record Origin(String revision, String direction, Instant keptAt, String keptBy) {}

    /**
     * What a table and its columns are called.
     *
     * @param key columns that tell a row; of a keyless table all the others
     * @param columns that were destroyed; empty for one whose name another column has by now
     */
    public record Names(String schema, String table, List<String> key, List<String> columns) {
        public Names {
            key = List.copyOf(key);
            columns = List.copyOf(columns);
        }
    }

    /** A sequence's last value, and whether it was given out. */
    public record Count(long last, boolean called) {}

    /**
     * What became of it.
     *
     * @param outcome what the step that leads back made of it; empty before
     * @param droppedAt when what was left of it was given up; empty where it was not
     */
    public record Fate(Optional<Outcome> outcome, Optional<Instant> droppedAt) {
        static final Fate OPEN = new Fate(Optional.empty(), Optional.empty());
    }

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
        types = List.copyOf(types);
    }

    public String revision() {
        return origin.revision();
    }

    public String direction() {
        return origin.direction();
    }

    public String schema() {
        return names.schema();
    }

    public String table() {
        return names.table();
    }

    public List<String> key() {
        return names.key();
    }

    public List<String> columns() {
        return names.columns();
    }

    public Optional<Outcome> outcome() {
        return fate.outcome();
    }

    public Optional<Instant> droppedAt() {
        return fate.droppedAt();
    }

    /** By the names that its table and columns have until the step that leads back. */
    Item asLeft() {
        return new Item(
                id,
                origin,
                kind,
                left.orElse(names),
                Optional.empty(),
                keyless,
                types,
                moved,
                rows,
                bytes,
                count,
                fate);
    }

    /** Whether this is the step that puts it back. */
    public boolean comesBackWith(String step, Direction way) {
        return revision().equals(step) && !direction().equals(way.text());
    }

    /** Quoted, to stand in SQL. */
    String quoted() {
        return VersionTable.quote(schema()) + "." + VersionTable.quote(table());
    }

    /** The name of one of the columns in the kept table, quoted. */
    String kept(int column) {
        return moved ? VersionTable.quote(columns().get(column)) : "v" + (column + 1);
    }

    /** The names of what tells a row in the kept table. */
    List<String> keyNames() {
        return keyless
                ? List.of("k1", "k2")
                : IntStream.rangeClosed(1, key().size()).mapToObj(i -> "k" + i).toList();
    }

    String keyType(int column) {
        return types.get(column);
    }

    String type(int column) {
        return types.get((keyless ? 0 : key().size()) + column);
    }

    /** For people: {@code table orders}, {@code dropped customer (city, zip)}. */
    public String text() {
        String place = schema().equals("public") ? table() : schema() + "." + table();
        return switch (kind) {
            case TABLE -> "table " + place;
            case COLUMNS -> "dropped " + place + " (" + String.join(", ", columns()) + ")";
            case VALUES -> "changed " + place + " (" + String.join(", ", columns()) + ")";
            case ROWS -> "rows of " + place;
            case SEQUENCE -> "sequence " + place;
        };
    }

    /** Whether it still keeps something: what waits, or what the way back had to leave. */
    public boolean holds() {
        if (droppedAt().isPresent()) {
            return false;
        }
        return outcome()
                .map(outcome -> kind == Kind.SEQUENCE ? !outcome.note().isEmpty() : bytes > 0)
                .orElse(true);
    }

    /** How many rows are not in their place again. */
    public long rest() {
        return Math.max(0, rows - outcome().map(Outcome::rowsPutBack).orElse(0L));
    }
}
