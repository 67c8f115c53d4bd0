package dev.retort.database.archive;

import dev.retort.database.archive.Item.Count;
import dev.retort.database.archive.Item.Fate;
import dev.retort.database.archive.Item.Kind;
import dev.retort.database.archive.Item.Names;
import dev.retort.database.archive.Item.Origin;
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
        return item(Kind.TABLE, now, Key.NONE, now.stored(), moved, rows, Optional.empty());
    }

    Item rows(Relation now, Key key) {
        return item(Kind.ROWS, now, key, now.stored(), false, 0, Optional.empty());
    }

    Item columns(Kind kind, Relation now, Key key, List<Column> columns) {
        return item(kind, now, key, columns, false, 0, Optional.empty());
    }

    Item sequence(Relation now, long lastValue, boolean called) {
        return item(Kind.SEQUENCE, now, Key.NONE, List.of(), false, 0, Optional.of(new Count(lastValue, called)));
    }

    /** Whether columns still have their names: a table that is moved aside keeps those that it has. */
    boolean hasSameNames(Relation now) {
        return now.stored().stream().allMatch(column -> name(now, column).equals(column.name()));
    }

    private Item item(
            Kind kind, Relation now, Key key, List<Column> columns, boolean moved, long rows, Optional<Count> count) {
        Relation before = start.relation(now.oid()).orElse(now);
        List<String> types = new ArrayList<>();
        if (!key.keyless()) {
            key.columns().forEach(column -> types.add(column.type()));
        }
        columns.forEach(column -> types.add(column.type()));
        return new Item(
                0,
                new Origin(revision, direction.text(), Instant.EPOCH, ""),
                kind,
                new Names(before.schema(), before.name(), names(now, key.columns()), names(now, columns)),
                Optional.empty(),
                key.keyless(),
                types,
                moved,
                rows,
                0,
                count,
                Fate.OPEN);
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

    /**
     * The names that what is kept of has now, where those are others.
     *
     * @param now what there is at the step's end
     */
    Optional<Names> left(Item item, Snapshot now) {
        Optional<Relation> before = start.named(item.schema(), item.table());
        return before.flatMap(relation -> now.relation(relation.oid()))
                .map(after -> new Names(
                        after.schema(),
                        after.name(),
                        left(before.get(), after, item.key()),
                        left(before.get(), after, item.columns())))
                .filter(names -> !names.equals(item.names()));
    }

    private static List<String> left(Relation before, Relation after, List<String> names) {
        return names.stream()
                .map(name -> before.named(name)
                        .flatMap(column -> Optional.ofNullable(after.columns().get(column.number())))
                        .map(Column::name)
                        // What was dropped keeps its name, unless another column has it by now.
                        .orElse(after.named(name).isPresent() ? "" : name))
                .toList();
    }
}
