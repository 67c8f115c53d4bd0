package dev.retort.database.archive;

import dev.retort.database.Explained;
import dev.retort.database.Session;
import dev.retort.database.archive.Item.Kind;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts back what the step that led the other way had destroyed: what was destroyed last comes first. */
final class Return {
    private final Session session;
    private final Shelf shelf;
    private final Items items;
    private final List<Item> waiting;
    private final boolean scriptRan;

    Return(Session session, Shelf shelf, Items items, List<Item> waiting) {
        this(session, shelf, items, waiting, true);
    }

    /** @param scriptRan whether rows that are there were written by a script just now, and give way */
    Return(Session session, Shelf shelf, Items items, List<Item> waiting, boolean scriptRan) {
        this.session = session;
        this.shelf = shelf;
        this.items = items;
        this.waiting = waiting;
        this.scriptRan = scriptRan;
    }

    /** Before the script: finds out what was written since, which goes before what is kept. */
    void prepare() throws SQLException {
        Snapshot now = Snapshot.read(session, shelf);
        for (Item item : waiting) {
            if (item.kind() == Kind.VALUES || item.kind() == Kind.ROWS) {
                Item there = item.asLeft();
                session.update("UPDATE " + shelf.kept(item.id()) + " k SET stale = true WHERE "
                        + now.named(there.schema(), there.table())
                                .flatMap(target -> Stale.condition(there, target))
                                .orElse(wentWithItsTable(item, now) ? "false" : "true"));
            }
        }
    }

    /** Nobody can have written to a table that the same step has dropped later. */
    private boolean wentWithItsTable(Item item, Snapshot now) {
        return now.named(item.schema(), item.table()).isEmpty()
                && waiting.stream()
                        .anyMatch(other -> other.kind() == Kind.TABLE
                                && other.id() > item.id()
                                && other.quoted().equals(item.quoted()));
    }

    /** After the script. Answers with what is to be told. */
    List<String> putBack() throws SQLException {
        Map<Item, PutBack> results = new LinkedHashMap<>();
        List<Item> open = waiting;
        boolean more = true;
        // A row whose parent comes back later is tried once more.
        while (more && !open.isEmpty()) {
            Snapshot now = Snapshot.read(session, shelf);
            List<Item> again = new ArrayList<>();
            more = false;
            for (Item item : open) {
                PutBack result = one(item, now);
                results.merge(item, result, PutBack::plus);
                more |= result.rows() > 0;
                if (result.left() > 0 && (item.kind() == Kind.TABLE || item.kind() == Kind.ROWS)) {
                    again.add(item);
                }
            }
            more &= again.size() < open.size() || results.size() > 1;
            open = again;
        }
        List<String> told = new ArrayList<>();
        for (Map.Entry<Item, PutBack> each : results.entrySet()) {
            String words = tell(each.getKey(), each.getValue());
            if (each.getKey().kind() != Kind.SEQUENCE
                    || !each.getValue().words().isEmpty()) {
                told.add(words);
            }
        }
        return told;
    }

    PutBack one(Item item, Snapshot now) throws SQLException {
        Optional<Relation> target = now.named(item.schema(), item.table());
        if (target.isEmpty()) {
            return PutBack.nothing(item, "there is no " + item.schema() + "." + item.table() + " to put them into");
        }
        session.execute("SAVEPOINT retort_return");
        try {
            PutBack result = one(item, target.get());
            session.execute("RELEASE SAVEPOINT retort_return");
            return result;
        } catch (SQLException e) {
            session.execute("ROLLBACK TO SAVEPOINT retort_return; RELEASE SAVEPOINT retort_return");
            return PutBack.nothing(item, "the server refuses: " + Explained.words(e));
        }
    }

    private PutBack one(Item item, Relation target) throws SQLException {
        return switch (item.kind()) {
            case TABLE, ROWS -> new RowsReturn(session, shelf, item, target, scriptRan).run();
            case COLUMNS, VALUES ->
                Match.byNames(item, target).isPresent()
                        ? new ValuesReturn(
                                        session,
                                        shelf,
                                        item,
                                        target,
                                        Match.byNames(item, target).get())
                                .run()
                        : PutBack.nothing(
                                item,
                                "the columns that tell the rows, " + String.join(", ", item.key()) + ", are not there");
            case SEQUENCE -> sequence(item, target);
        };
    }

    private PutBack sequence(Item item, Relation target) throws SQLException {
        if (!target.isSequence()) {
            return PutBack.nothing(item, "it is no sequence any more");
        }
        session.query(
                "SELECT setval(?::regclass, CASE WHEN NOT s.is_called THEN ?::int8 WHEN q.seqincrement > 0"
                        + " THEN GREATEST(s.last_value, ?::int8) ELSE LEAST(s.last_value, ?::int8) END)"
                        + " FROM " + target.quoted() + " s, pg_sequence q WHERE q.seqrelid = ?::int8::oid",
                row -> row.getLong(1),
                target.quoted(),
                item.count().map(Item.Count::last).orElse(1L),
                item.count().map(Item.Count::last).orElse(1L),
                item.count().map(Item.Count::last).orElse(1L),
                target.oid());
        return new PutBack(0, 0, List.of());
    }

    private String tell(Item item, PutBack result) throws SQLException {
        String words = String.join("; ", result.words());
        String back = item.kind() == Kind.SEQUENCE
                ? (result.words().isEmpty() ? "put back: " : "not put back: ") + item.text()
                : "put back " + result.rows() + " of " + item.rows() + " rows: " + item.text();
        items.putBack(item, result.rows(), words);
        if (result.left() > 0) {
            return back + "; " + result.left() + " stay in the archive as item " + item.id() + ": " + words;
        }
        return back + (words.isEmpty() ? "" : " (" + words + ")");
    }
}
