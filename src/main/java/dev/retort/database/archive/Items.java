package dev.retort.database.archive;

import dev.retort.database.ResultColumns;
import dev.retort.database.Session;
import dev.retort.database.archive.Item.Count;
import dev.retort.database.archive.Item.Fate;
import dev.retort.database.archive.Item.Kind;
import dev.retort.database.archive.Item.Names;
import dev.retort.database.archive.Item.Origin;
import dev.retort.database.archive.Item.Outcome;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The archive's list: a row for each thing that is kept, or was. */
final class Items {
    private static final String BYTES = "COALESCE(pg_catalog.pg_total_relation_size(pg_catalog.to_regclass("
            + "pg_catalog.format('%I.kept_%s', ?, id))), 0) AS bytes";

    private final Session session;
    private final Shelf shelf;

    Items(Session session, Shelf shelf) {
        this.session = session;
        this.shelf = shelf;
    }

    boolean exist() throws SQLException {
        return session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", shelf.items());
    }

    /** All that is kept or was, the newest first. */
    List<Item> all() throws SQLException {
        return exist() ? where("true") : List.of();
    }

    /** What waits for the step that leads back, the newest first: so what was destroyed last is put back first. */
    List<Item> waiting() throws SQLException {
        return exist() ? where("put_back_at IS NULL AND dropped_at IS NULL") : List.of();
    }

    /** What a script that is half done outside a transaction has kept so far. */
    List<Item> ofHalfDone(String revision, String direction, long lastItem) throws SQLException {
        return where("put_back_at IS NULL AND dropped_at IS NULL AND id > " + lastItem).stream()
                .filter(item ->
                        item.revision().equals(revision) && item.direction().equals(direction))
                .toList();
    }

    Optional<Item> find(long id) throws SQLException {
        return exist() ? where("id = " + id).stream().findFirst() : Optional.empty();
    }

    private List<Item> where(String condition) throws SQLException {
        return session.query(
                "SELECT *, " + BYTES + " FROM " + shelf.items() + " WHERE version_table = ? AND " + condition
                        + " ORDER BY id DESC",
                Items::item,
                shelf.ledger().schema(),
                shelf.table().toString());
    }

    private static Item item(ResultSet row) throws SQLException {
        long last = row.getLong("last_value");
        Optional<Count> count =
                row.wasNull() ? Optional.empty() : Optional.of(new Count(last, row.getBoolean("is_called")));
        return new Item(
                row.getLong("id"),
                new Origin(
                        row.getString("revision"),
                        row.getString("direction"),
                        row.getTimestamp("kept_at").toInstant(),
                        row.getString("kept_by")),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new Names(
                        row.getString("schema_name"),
                        row.getString("table_name"),
                        list(row, "key_columns"),
                        list(row, "columns")),
                left(row),
                row.getBoolean("keyless"),
                list(row, "types"),
                row.getBoolean("moved"),
                row.getLong("rows_kept"),
                row.getLong("bytes"),
                count,
                fate(row));
    }

    private static Optional<Names> left(ResultSet row) throws SQLException {
        @Nullable String table = ResultColumns.has(row, "left_table") ? row.getString("left_table") : null;
        return table == null
                ? Optional.empty()
                : Optional.of(new Names(
                        row.getString("left_schema"), table, list(row, "left_key"), list(row, "left_columns")));
    }

    private static Fate fate(ResultSet row) throws SQLException {
        @Nullable Timestamp back = row.getTimestamp("put_back_at");
        @Nullable Timestamp dropped = row.getTimestamp("dropped_at");
        return new Fate(
                back == null
                        ? Optional.empty()
                        : Optional.of(new Outcome(
                                back.toInstant(),
                                row.getLong("rows_put_back"),
                                Objects.requireNonNullElse(row.getString("note"), ""))),
                Optional.ofNullable(dropped).map(Timestamp::toInstant));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return List.of((String[]) array.getArray());
    }

    /** Adds an item and answers with it under its number. */
    Item add(Item item) throws SQLException {
        long id = session.query(
                        "INSERT INTO " + shelf.items()
                                + " (version_table, revision, direction, kind, schema_name, table_name, keyless, key_columns,"
                                + " columns, types, moved, rows_kept, last_value, is_called)"
                                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::bigint, ?) RETURNING id",
                        row -> row.getLong(1),
                        shelf.table().toString(),
                        item.revision(),
                        item.direction(),
                        item.kind().name().toLowerCase(Locale.ROOT),
                        item.schema(),
                        item.table(),
                        item.keyless(),
                        item.key(),
                        item.columns(),
                        item.types(),
                        item.moved(),
                        item.rows(),
                        item.count().map(count -> String.valueOf(count.last())).orElse(null),
                        item.count().map(Count::called).orElse(false))
                .getFirst();
        return new Item(
                id,
                item.origin(),
                item.kind(),
                item.names(),
                item.left(),
                item.keyless(),
                item.types(),
                item.moved(),
                item.rows(),
                item.bytes(),
                item.count(),
                item.fate());
    }

    void setRows(Item item, long rows) throws SQLException {
        session.update("UPDATE " + shelf.items() + " SET rows_kept = ? WHERE id = ?", rows, item.id());
    }

    void setColumns(Item item, List<String> columns, List<String> types) throws SQLException {
        session.update(
                "UPDATE " + shelf.items() + " SET columns = ?, types = ? WHERE id = ?", columns, types, item.id());
    }

    /** Where the step has left what it kept something of. */
    void setLeft(Item item, Names names) throws SQLException {
        session.update(
                "UPDATE " + shelf.items()
                        + " SET left_schema = ?, left_table = ?, left_key = ?, left_columns = ? WHERE id = ?",
                names.schema(),
                names.table(),
                names.key(),
                names.columns(),
                item.id());
    }

    void setForeignKeys(Item item, List<ForeignKey> keys) throws SQLException {
        List<String> parts = keys.stream()
                .flatMap(key -> Stream.of(key.name(), key.referenced(), key.condition()))
                .toList();
        session.update("UPDATE " + shelf.items() + " SET foreign_keys = ? WHERE id = ?", parts, item.id());
    }

    List<ForeignKey> foreignKeys(Item item) throws SQLException {
        List<String> parts = session.query(
                        "SELECT foreign_keys FROM " + shelf.items() + " WHERE id = ?",
                        row -> list(row, "foreign_keys"),
                        item.id())
                .getFirst();
        List<ForeignKey> keys = new ArrayList<>();
        for (int i = 0; i + 2 < parts.size(); i += 3) {
            keys.add(new ForeignKey(parts.get(i), parts.get(i + 1), parts.get(i + 2)));
        }
        return keys;
    }

    void putBack(Item item, long rows, String note) throws SQLException {
        session.update(
                "UPDATE " + shelf.items()
                        + " SET put_back_at = pg_catalog.clock_timestamp(),"
                        + " rows_put_back = COALESCE(rows_put_back, 0) OPERATOR(pg_catalog.+) ?, note = ? WHERE id = ?",
                rows,
                note,
                item.id());
    }

    /** Gives up what an item keeps; that it was there stays known. */
    void drop(Item item) throws SQLException {
        session.execute("DROP TABLE IF EXISTS " + shelf.kept(item.id()));
        session.update(
                "UPDATE " + shelf.items() + " SET dropped_at = pg_catalog.clock_timestamp() WHERE id = ?", item.id());
    }

    /** Forgets an item, with all that it keeps. */
    void remove(Item item) throws SQLException {
        session.execute("DROP TABLE IF EXISTS " + shelf.kept(item.id()));
        session.update("DELETE FROM " + shelf.items() + " WHERE id = ?", item.id());
    }
}
