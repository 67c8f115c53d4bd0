package dev.retort.database.archive;

import dev.retort.database.archive.Item.Kind;
import dev.retort.revision.Direction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the items of one step: with the names that tables and columns had before it.
 *
 * @param start what there was before the step
 */
record Draft(String revision, Direction direction, Snapshot start) {
    Item table(Relation now, boolean moved, long rows) {
        return item(Kind.TABLE, now, Key.NONE, now.stored(), moved, rows);
    }

    Item rows(Relation now, Key key) {
        return item(Kind.ROWS, now, key, now.stored(), false, 0);
    }

    Item columns(Kind kind, Relation now, Key key, List<Column> columns) {
        return item(kind, now, key, columns, false, 0);
    }

    Item sequence(Relation now, long lastValue, boolean called) {
        Relation before = start.relation(now.oid()).orElse(now);
        return item(
                Kind.SEQUENCE,
                before,
                false,
                List.of(),
                List.of(),
                List.of(),
                false,
                0,
                Optional.of(lastValue),
                called);
    }

    /** Whether columns still have their names: a table that is moved aside keeps those that it has. */
    boolean hasSameNames(Relation now) {
        return now.stored().stream().allMatch(column -> name(now, column).equals(column.name()));
    }

    private Item item(Kind kind, Relation now, Key key, List<Column> columns, boolean moved, long rows) {
        Relation before = start.relation(now.oid()).orElse(now);
        List<String> types = new ArrayList<>();
        if (!key.keyless()) {
            key.columns().forEach(column -> types.add(column.type()));
        }
        columns.forEach(column -> types.add(column.type()));
        return item(
                kind,
                before,
                key.keyless(),
                names(now, key.columns()),
                names(now, columns),
                types,
                moved,
                rows,
                Optional.empty(),
                false);
    }

    private Item item(
            Kind kind,
            Relation before,
            boolean keyless,
            List<String> key,
            List<String> columns,
            List<String> types,
            boolean moved,
            long rows,
            Optional<Long> lastValue,
            boolean called) {
        return new Item(
                0,
                revision,
                direction.text(),
                kind,
                before.schema(),
                before.name(),
                keyless,
                key,
                columns,
                types,
                moved,
                rows,
                0,
                lastValue,
                called,
                Instant.EPOCH,
                "",
                Optional.empty());
    }

    private List<String> names(Relation now, List<Column> columns) {
        return columns.stream().map(column -> name(now, column)).toList();
    }

    private String name(Relation now, Column column) {
        return start.relation(now.oid())
                .flatMap(before -> Optional.ofNullable(before.columns().get(column.number())))
                .map(Column::name)
                .orElse(column.name());
    }
}
