package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.VersionTable;
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

    /**
     * Of what was kept before a statement, goes on keeping what the statement has changed, with what stands there now. Written
     * anew: most of it may have changed, and then no row is written twice.
     */
    void sift(Session session, Shelf shelf, Snapshot now) throws SQLException {
        List<String> selected = new ArrayList<>();
        item.keyNames().forEach(name -> selected.add("k." + name));
        List<String> changed = new ArrayList<>();
        Optional<Match> match = now.relation(oid).flatMap(this::match);
        for (int i = 0; i < columns.size(); i++) {
            String left = match.isEmpty() ? "NULL::text" : text(match.get().target(), i);
            selected.add("k.v" + (i + 1));
            selected.add(left + " AS l" + (i + 1));
            changed.add(isChanged("k.v" + (i + 1), left, i, now));
        }
        String kept = shelf.kept(item.id());
        String sifted = shelf.ledger().table("kept_" + item.id() + "_sifted");
        session.execute(
                "CREATE TABLE " + sifted + " AS SELECT " + String.join(", ", selected) + ", k.stale FROM " + kept
                        + " k"
                        + match.map(found -> " LEFT JOIN " + found.from() + " ON " + found.condition())
                                .orElse("")
                        + " WHERE " + String.join(" OR ", changed));
        session.execute("DROP TABLE " + kept);
        session.execute("ALTER TABLE " + sifted + " RENAME TO " + VersionTable.quote("kept_" + item.id()));
    }

    /** Writes down what stands there now, where that is something else than before. */
    void fill(Session session, Shelf shelf, Snapshot now) throws SQLException {
        Optional<Relation> relation = now.relation(oid);
        Optional<Match> match = relation.flatMap(this::match);
        if (match.isEmpty()) {
            return;
        }
        List<String> set = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String left = text(relation.get(), i);
            set.add("l" + (i + 1) + " = " + left);
            others.add("k.l" + (i + 1) + " IS DISTINCT FROM " + left);
        }
        session.update("UPDATE " + shelf.kept(item.id()) + " k SET " + String.join(", ", set) + " FROM "
                + match.get().from() + " WHERE " + match.get().condition() + " AND (" + String.join(" OR ", others)
                + ")");
    }

    private String text(Relation relation, int i) {
        Column column = relation.columns().get(columns.get(i));
        return column == null ? "NULL::text" : "t." + column.quoted() + "::text";
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
        return session.is("SELECT EXISTS (SELECT FROM " + shelf.kept(item.id()) + " WHERE "
                + String.join(" OR ", changed(now)) + ")");
    }

    /** Forgets what has not changed; the whole item where nothing has. Answers with what is kept in the end. */
    Optional<Item> prune(Session session, Shelf shelf, Items items, Snapshot now) throws SQLException {
        String kept = shelf.kept(item.id());
        List<String> conditions = changed(now);
        String any = String.join(" OR ", conditions);
        List<Long> counts = counts(session, kept, any, conditions);
        long all = counts.removeFirst();
        long rows = counts.removeFirst();
        if (rows == 0) {
            items.remove(item);
            return Optional.empty();
        }
        if (rows < all) {
            session.update("DELETE FROM " + kept + " WHERE NOT (" + any + ")");
        }
        List<Integer> changed = IntStream.range(0, columns.size())
                .filter(i -> counts.get(i) > 0)
                .boxed()
                .toList();
        dropOthers(session, kept, changed);
        List<String> names = changed.stream().map(item.columns()::get).toList();
        List<String> types =
                new ArrayList<>(item.types().subList(0, item.types().size() - columns.size()));
        changed.forEach(i -> types.add(item.type(i)));
        items.setColumns(item, names, types);
        items.setRows(item, rows);
        return items.find(item.id());
    }

    /** How many rows there are, in how many of them anything has changed, and in how many each column. */
    private static List<Long> counts(Session session, String kept, String any, List<String> conditions)
            throws SQLException {
        String counts = conditions.stream()
                .map(condition -> ", count(*) FILTER (WHERE " + condition + ")")
                .collect(Collectors.joining());
        return session.query("SELECT count(*), count(*) FILTER (WHERE " + any + ")" + counts + " FROM " + kept, row -> {
                    List<Long> numbers = new ArrayList<>();
                    for (int i = 1; i <= conditions.size() + 2; i++) {
                        numbers.add(row.getLong(i));
                    }
                    return numbers;
                })
                .getFirst();
    }

    private List<String> changed(Snapshot now) {
        return IntStream.range(0, columns.size())
                .mapToObj(i -> isChanged("v" + (i + 1), "l" + (i + 1), i, now))
                .toList();
    }

    private String isChanged(String value, String left, int i, Snapshot now) {
        Optional<String> type = now.relation(oid)
                .flatMap(relation -> Optional.ofNullable(relation.columns().get(columns.get(i))))
                .map(Column::type);
        return type.isPresent() && INEXACT.contains(type.get()) && !type.get().equals(item.type(i))
                ? value + " IS NOT NULL"
                : "(" + value + "::text IS DISTINCT FROM " + left + ")";
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
