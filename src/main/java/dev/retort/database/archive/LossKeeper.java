package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.archive.Item.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Keeps what a statement is about to take away. Within an {@link Interlude}. */
record LossKeeper(Session session, Shelf shelf, Items items, Draft draft) {
    private static final long COUNTED_BYTES = 1L << 30;

    /**
     * Keeps it.
     *
     * @param now what the catalog says at this moment
     * @param mayMove whether the statement does nothing else to tables than to drop them
     * @return what is kept; nothing where nothing is lost, since there is no row or no value
     */
    Optional<Item> keep(Loss loss, Snapshot now, boolean mayMove) throws SQLException {
        Optional<Relation> relation = now.relation(loss.relation().oid());
        if (relation.isEmpty()) {
            return Optional.empty();
        }
        return switch (loss) {
            case Loss.OfTable table -> table(relation.get(), mayMove);
            case Loss.OfColumns columns -> columns(relation.get(), current(relation.get(), columns.columns()));
            case Loss.OfValues values -> values(relation.get(), current(relation.get(), values.columns()));
            case Loss.OfSequence sequence -> sequence(relation.get());
        };
    }

    private static List<Column> current(Relation now, List<Column> columns) {
        return columns.stream()
                .map(column -> Optional.ofNullable(now.columns().get(column.number())))
                .flatMap(Optional::stream)
                .toList();
    }

    private Relation before(Relation now) {
        return draft.start().relation(now.oid()).orElse(now);
    }

    private void lock(Relation relation) throws SQLException {
        session.execute("LOCK TABLE " + relation.quoted() + " IN ACCESS EXCLUSIVE MODE");
    }

    private Optional<Item> table(Relation now, boolean mayMove) throws SQLException {
        lock(now);
        if (now.stored().isEmpty() || !session.is("SELECT EXISTS (SELECT FROM " + now.quoted() + ")")) {
            return Optional.empty();
        }
        TableMove move = new TableMove(session, shelf, now);
        if (mayMove && draft.hasSameNames(now) && move.isPossible()) {
            Item item = items.add(draft.table(now, true, count(now)));
            items.setForeignKeys(item, ForeignKey.of(session, now));
            move.run(item);
            return Optional.of(item);
        }
        Item item = items.add(draft.table(now, false, 0));
        if (draft.hasSameNames(now)) {
            items.setForeignKeys(item, ForeignKey.of(session, now));
        }
        return Optional.of(filled(item, "SELECT " + values(now.stored()) + " FROM " + now.quoted()));
    }

    private long count(Relation relation) throws SQLException {
        boolean small = session.is("SELECT pg_table_size(?::int8::oid) < ?", relation.oid(), COUNTED_BYTES);
        String count = small
                ? "SELECT count(*) FROM " + relation.quoted()
                : "SELECT GREATEST(reltuples, 0)::int8 FROM pg_class WHERE oid = " + relation.oid();
        return session.query(count, row -> row.getLong(1)).getFirst();
    }

    private Optional<Item> columns(Relation now, List<Column> columns) throws SQLException {
        lock(now);
        String some =
                columns.stream().map(column -> column.quoted() + " IS NOT NULL").collect(Collectors.joining(" OR "));
        boolean filled = columns.stream().anyMatch(Column::filled);
        if (!session.is("SELECT EXISTS (SELECT FROM " + now.quoted() + (filled ? "" : " WHERE " + some) + ")")) {
            return Optional.empty();
        }
        Key key = Key.of(session, now, before(now), columns);
        Item item = items.add(draft.columns(Kind.COLUMNS, now, key, columns));
        return Optional.of(filled(item, "SELECT " + key.selected() + ", " + values(columns) + " FROM " + now.quoted()));
    }

    private Optional<Item> values(Relation now, List<Column> columns) throws SQLException {
        lock(now);
        if (columns.isEmpty() || !session.is("SELECT EXISTS (SELECT FROM " + now.quoted() + ")")) {
            return Optional.empty();
        }
        Key key = Key.of(session, now, before(now), columns);
        Item item = items.add(draft.columns(Kind.VALUES, now, key, columns));
        return Optional.of(filled(
                item,
                "SELECT " + key.selected() + ", " + values(columns) + ", " + Left.columns(columns.size()) + " FROM "
                        + now.quoted()));
    }

    /** Keeps all rows of a table that is emptied. */
    Optional<Item> rows(Relation now) throws SQLException {
        lock(now);
        if (!session.is("SELECT EXISTS (SELECT FROM " + now.quoted() + ")")) {
            return Optional.empty();
        }
        Key key = Key.of(session, now, before(now), List.of());
        Item item = items.add(draft.rows(now, key.keyless() ? Key.NONE : key));
        return Optional.of(filled(item, "SELECT " + values(now.stored()) + ", false AS stale FROM " + now.quoted()));
    }

    private Optional<Item> sequence(Relation now) throws SQLException {
        Item state = session.query(
                        "SELECT last_value, is_called FROM " + now.quoted(),
                        row -> draft.sequence(now, row.getLong(1), row.getBoolean(2)))
                .getFirst();
        // One that has given no number begins anew all the same.
        return state.count().orElseThrow().called() ? Optional.of(items.add(state)) : Optional.empty();
    }

    private Item filled(Item item, String select) throws SQLException {
        int rows = session.update("CREATE TABLE " + shelf.kept(item.id()) + " AS " + select);
        items.setRows(item, rows);
        return items.find(item.id()).orElse(item);
    }

    static String values(List<Column> columns) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            values.add(columns.get(i).kept() + " AS v" + (i + 1));
        }
        return String.join(", ", values);
    }
}
