package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * What a step has left in the place of a value that was kept, as text: where it still stands there one day, nobody has written
 * the row since, and the kept value can come back.
 *
 * @param oid of the table
 * @param key numbers of the key's columns
 * @param columns numbers of the kept ones
 */
record Left(Item item, long oid, List<Integer> key, List<Integer> columns) {
    /** What is written as the same text need not be the same value: 0.1 is another number when it has become shorter. */
    private static final Set<String> INEXACT = Set.of("real", "double precision");

    /** For the SELECT that keeps: nothing is known yet. */
    static String columns(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "NULL::text AS l" + i)
                .collect(Collectors.joining(", ", "", ", false AS stale"));
    }

    /** Writes down what stands there now. */
    void fill(Session session, Shelf shelf, Snapshot now) throws SQLException {
        Optional<Relation> relation = now.relation(oid);
        Optional<Match> match = relation.flatMap(this::match);
        if (match.isEmpty()) {
            return;
        }
        List<String> set = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            Column column = relation.get().columns().get(columns.get(i));
            set.add("l" + (i + 1) + " = " + (column == null ? "NULL" : "t." + column.quoted() + "::text"));
        }
        session.update("UPDATE " + shelf.kept(item.id()) + " k SET " + String.join(", ", set) + " FROM "
                + match.get().from() + " WHERE " + match.get().condition());
    }

    /** What others have written in its place stays theirs. */
    void markWritten(Session session, Shelf shelf, Snapshot now) throws SQLException {
        Optional<Relation> relation = now.relation(oid);
        Optional<Match> match = relation.flatMap(this::match);
        List<String> differences = new ArrayList<>();
        for (int i = 0; i < columns.size() && match.isPresent(); i++) {
            Column column = relation.get().columns().get(columns.get(i));
            if (column != null) {
                differences.add("t." + column.quoted() + "::text IS DISTINCT FROM k.l" + (i + 1));
            }
        }
        if (match.isPresent() && !differences.isEmpty()) {
            session.update("UPDATE " + shelf.kept(item.id()) + " k SET stale = true FROM "
                    + match.get().from() + " WHERE " + match.get().condition() + " AND ("
                    + String.join(" OR ", differences) + ")");
        }
    }

    private Optional<Match> match(Relation relation) {
        List<Column> found = key.stream()
                .map(number -> Optional.ofNullable(relation.columns().get(number)))
                .flatMap(Optional::stream)
                .toList();
        return found.size() == key.size() ? Optional.of(new Match(item, relation, found)) : Optional.empty();
    }

    boolean hasChanges(Session session, Shelf shelf, Snapshot now) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (session.is(
                    "SELECT EXISTS (SELECT FROM " + shelf.kept(item.id()) + " WHERE " + isChanged(i, now) + ")")) {
                return true;
            }
        }
        return false;
    }

    /** Forgets what has not changed; the whole item where nothing has. Answers with what is kept in the end. */
    Optional<Item> prune(Session session, Shelf shelf, Items items, Snapshot now) throws SQLException {
        String kept = shelf.kept(item.id());
        List<Integer> changed = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            if (session.is("SELECT EXISTS (SELECT FROM " + kept + " WHERE " + isChanged(i, now) + ")")) {
                changed.add(i);
            }
        }
        if (changed.isEmpty()) {
            items.remove(item);
            return Optional.empty();
        }
        session.update("DELETE FROM " + kept + " WHERE NOT ("
                + changed.stream().map(i -> isChanged(i, now)).collect(Collectors.joining(" OR ")) + ")");
        dropOthers(session, kept, changed);
        List<String> names = changed.stream().map(item.columns()::get).toList();
        List<String> types =
                new ArrayList<>(item.types().subList(0, item.types().size() - columns.size()));
        changed.forEach(i -> types.add(item.type(i)));
        items.setColumns(item, names, types);
        long rows = session.query("SELECT count(*) FROM " + kept, row -> row.getLong(1))
                .getFirst();
        items.setRows(item, rows);
        return items.find(item.id());
    }

    private String isChanged(int i, Snapshot now) {
        Optional<String> type = now.relation(oid)
                .flatMap(relation -> Optional.ofNullable(relation.columns().get(columns.get(i))))
                .map(Column::type);
        String value = "v" + (i + 1);
        if (type.isPresent() && INEXACT.contains(type.get()) && !type.get().equals(item.type(i))) {
            return value + " IS NOT NULL";
        }
        return "(" + value + "::text IS DISTINCT FROM l" + (i + 1) + ")";
    }

    private void dropOthers(Session session, String kept, List<Integer> changed) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            if (!changed.contains(i)) {
                session.execute("ALTER TABLE " + kept + " DROP COLUMN v" + (i + 1) + ", DROP COLUMN l" + (i + 1));
            }
        }
        for (int to = 0; to < changed.size(); to++) {
            int from = changed.get(to);
            if (from != to) {
                session.execute("ALTER TABLE " + kept + " RENAME COLUMN v" + (from + 1) + " TO v" + (to + 1));
                session.execute("ALTER TABLE " + kept + " RENAME COLUMN l" + (from + 1) + " TO l" + (to + 1));
            }
        }
    }
}
