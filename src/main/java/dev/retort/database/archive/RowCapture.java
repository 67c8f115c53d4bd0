package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import dev.retort.database.archive.Item.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Catches the rows that a statement deletes from a table, and the values that it overwrites, whoever does so in its name. */
final class RowCapture {
    private final Session session;
    private final Shelf shelf;
    private final Items items;
    private final Relation relation;
    private final Item deleted;
    private final Optional<Left> updated;

    private RowCapture(
            Session session, Shelf shelf, Items items, Relation relation, Item deleted, Optional<Left> updated) {
        this.session = session;
        this.shelf = shelf;
        this.items = items;
        this.relation = relation;
        this.deleted = deleted;
        this.updated = updated;
    }

    /** Begins to catch. Updates of a table without a key are only counted: nobody could find its rows again. */
    static RowCapture begin(Session session, Shelf shelf, Items items, Draft draft, Relation now) throws SQLException {
        Relation before = draft.start().relation(now.oid()).orElse(now);
        Key key = Key.of(session, now, before, List.of());
        Item deleted = items.add(draft.rows(now, key.keyless() ? Key.NONE : key));
        List<Column> others = now.storedBut(key.columns()).stream()
                .filter(column -> before.columns().containsKey(column.number()))
                .toList();
        boolean updates = !key.keyless() && !others.isEmpty();
        Optional<Left> updated = updates
                ? Optional.of(new Left(
                        items.add(draft.columns(Kind.VALUES, now, key, others)),
                        now.oid(),
                        numbers(key.columns()),
                        numbers(others)))
                : Optional.empty();
        RowCapture capture = new RowCapture(session, shelf, items, now, deleted, updated);
        capture.prepare(key, others);
        return capture;
    }

    private static List<Integer> numbers(List<Column> columns) {
        return columns.stream().map(Column::number).toList();
    }

    private void prepare(Key key, List<Column> others) throws SQLException {
        String rows = LossKeeper.values(relation.stored()) + ", false AS stale";
        table(deleted, "SELECT " + rows + " FROM " + relation.quoted());
        trigger(deleted, "DELETE", "OLD TABLE AS gone", "SELECT " + rows + " FROM gone");
        if (updated.isPresent()) {
            String values = key.selected() + ", " + LossKeeper.values(others) + ", " + Left.columns(others.size());
            table(updated.get().item(), "SELECT " + values + " FROM " + relation.quoted());
            String same = key.columns().stream()
                    .map(column -> "o." + column.quoted() + " = n." + column.quoted())
                    .collect(Collectors.joining(" AND "));
            trigger(
                    updated.get().item(),
                    "UPDATE",
                    "OLD TABLE AS gone NEW TABLE AS come",
                    "SELECT " + values + " FROM gone o WHERE NOT EXISTS (SELECT FROM come n WHERE " + same
                            + " AND ROW(o.*)::text = ROW(n.*)::text)");
        }
    }

    private void table(Item item, String select) throws SQLException {
        session.execute("CREATE TABLE " + shelf.kept(item.id()) + " AS " + select + " WITH NO DATA");
    }

    private String function(Item item) {
        return shelf.ledger().table("keep_" + item.id());
    }

    private void trigger(Item item, String event, String tables, String select) throws SQLException {
        String body = "BEGIN INSERT INTO " + shelf.kept(item.id()) + " " + select + "; RETURN NULL; END";
        session.execute("CREATE FUNCTION " + function(item) + "() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
                + " SET search_path = pg_catalog, pg_temp SET TimeZone = 'UTC' SET DateStyle = 'ISO, MDY'"
                + " SET IntervalStyle = 'postgres' SET bytea_output = 'hex' SET extra_float_digits = 1 AS "
                + literal(body));
        session.execute("CREATE TRIGGER " + VersionTable.quote("retort_keep_" + item.id()) + " AFTER " + event + " ON "
                + relation.quoted() + " REFERENCING " + tables + " FOR EACH STATEMENT EXECUTE FUNCTION "
                + function(item) + "()");
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /**
     * Whether it has to go on until constraints are checked: a table whose checks are pending lets no trigger go.
     */
    boolean hasToWait() throws SQLException {
        return session.is(
                "SELECT EXISTS (SELECT FROM pg_trigger WHERE tgrelid = ?::int8::oid AND tgdeferrable)", relation.oid());
    }

    /** Ends to catch; what caught nothing leaves nothing behind. Answers with the rows that were deleted, if any were. */
    Optional<Item> end() throws SQLException {
        session.execute("DROP FUNCTION " + function(deleted) + "() CASCADE");
        if (updated.isPresent()) {
            session.execute("DROP FUNCTION " + function(updated.get().item()) + "() CASCADE");
        }
        long rows = count(deleted);
        if (rows == 0) {
            items.remove(deleted);
            return Optional.empty();
        }
        items.setRows(deleted, rows);
        return items.find(deleted.id());
    }

    private long count(Item item) throws SQLException {
        return session.query("SELECT count(*) FROM " + shelf.kept(item.id()), row -> row.getLong(1))
                .getFirst();
    }

    /** The values that were overwritten; to be asked once it has ended. */
    Optional<Left> updated() throws SQLException {
        if (updated.isEmpty()) {
            return Optional.empty();
        }
        Item item = updated.get().item();
        if (count(item) == 0) {
            items.remove(item);
            return Optional.empty();
        }
        keepTheOldest(item);
        return updated;
    }

    /** A row that was written twice has two values that went; what it had before the step is the first. */
    private void keepTheOldest(Item item) throws SQLException {
        String kept = shelf.kept(item.id());
        String same = item.keyNames().stream()
                .map(name -> "later." + name + " = first." + name)
                .collect(Collectors.joining(" AND "));
        session.update("DELETE FROM " + kept + " later USING " + kept + " first WHERE " + same
                + " AND first.ctid < later.ctid");
    }

    Relation relation() {
        return relation;
    }

    /** The tables whose rows go, or change, where rows of this one do. */
    static List<Long> followers(Session session, long table) throws SQLException {
        List<Long> found = new ArrayList<>(session.query("""
                WITH RECURSIVE reached(oid) AS (
                    SELECT ?::int8::oid
                    UNION SELECT c.conrelid FROM reached r JOIN pg_constraint c ON c.confrelid = r.oid
                        AND c.contype = 'f' AND c.conparentid = 0 AND c.confdeltype IN ('c', 'n', 'd'))
                SELECT oid::int8 FROM reached""", row -> row.getLong(1), table));
        return found;
    }
}
