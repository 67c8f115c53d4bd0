package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.sql.Destruction;
import dev.retort.sql.Destruction.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a statement's words tell, with its tables' numbers.
 *
 * @param tables by their names in the statement, as the script's search path finds them
 */
record Told(List<Destruction> words, Map<String, Long> tables) {
    static Told of(Session session, List<Destruction> words) throws SQLException {
        Map<String, Long> tables = new LinkedHashMap<>();
        for (Destruction word : words) {
            Optional<String> name = table(word);
            if (name.isPresent()) {
                session
                        .query(
                                "SELECT pg_catalog.to_regclass(?)::pg_catalog.oid::pg_catalog.int8",
                                row -> row.getLong(1),
                                name.get())
                        .stream()
                        .filter(oid -> oid != 0)
                        .forEach(oid -> tables.put(name.get(), oid));
            }
        }
        return new Told(words, tables);
    }

    private static Optional<String> table(Destruction word) {
        return switch (word) {
            case Destruction.OfTable table -> Optional.of(table.table());
            case Destruction.OfColumn column -> Optional.of(column.table());
            case Destruction.OfType type -> Optional.of(type.table());
            case Destruction.OfRows rows -> Optional.of(rows.table());
            case Destruction.OfSequence sequence -> Optional.empty();
            case Destruction.OfDependents dependents -> Optional.empty();
            case Destruction.ByCode code -> Optional.empty();
        };
    }

    Optional<Relation> relation(String name, Snapshot now) {
        return Optional.ofNullable(tables.get(name)).flatMap(now::relation);
    }

    /** Whether the statement would write a whole table anew each time it is tried. */
    boolean rewrites() {
        return words.stream().anyMatch(Destruction.OfType.class::isInstance);
    }

    /** Whether it does nothing but drop: no row is read or written before. */
    boolean onlyDrops() {
        return words.stream()
                .allMatch(word -> word instanceof Destruction.OfTable || word instanceof Destruction.OfDependents);
    }

    /** Columns that go or change their type. */
    List<Loss> losses(Snapshot now) {
        Map<Long, List<Column>> gone = new LinkedHashMap<>();
        Map<Long, List<Column>> changed = new LinkedHashMap<>();
        for (Destruction word : words) {
            switch (word) {
                case Destruction.OfColumn column -> add(gone, now, column.table(), column.column());
                case Destruction.OfType type -> add(changed, now, type.table(), type.column());
                case Destruction.OfTable other -> {}
                case Destruction.OfRows other -> {}
                case Destruction.OfSequence other -> {}
                case Destruction.OfDependents other -> {}
                case Destruction.ByCode other -> {}
            }
        }
        List<Loss> losses = new ArrayList<>();
        gone.forEach((oid, columns) ->
                now.relation(oid).ifPresent(relation -> losses.add(new Loss.OfColumns(relation, columns))));
        changed.forEach((oid, columns) ->
                now.relation(oid).ifPresent(relation -> losses.add(new Loss.OfValues(relation, columns))));
        return losses;
    }

    private void add(Map<Long, List<Column>> columns, Snapshot now, String table, String name) {
        Optional.ofNullable(tables.get(table)).flatMap(now::relation).ifPresent(relation -> relation.stored().stream()
                .filter(column -> column.name().equals(name))
                .forEach(column -> columns.computeIfAbsent(relation.oid(), key -> new ArrayList<>())
                        .add(column)));
    }

    /** Tables that are emptied, with those that TRUNCATE takes along. */
    Set<Long> emptied(Session session) throws SQLException {
        Set<Long> emptied = new LinkedHashSet<>();
        for (long table : tables(Change.TRUNCATE)) {
            emptied.addAll(session.query("""
                    WITH RECURSIVE reached(oid) AS (
                        SELECT ?::int8::oid
                        UNION SELECT c.conrelid FROM reached r JOIN pg_constraint c ON c.confrelid = r.oid
                            AND c.contype = 'f' AND c.conparentid = 0)
                    SELECT oid::int8 FROM reached""", row -> row.getLong(1), table));
        }
        return emptied;
    }

    /** Tables whose rows are deleted or changed, with those that follow by foreign keys. */
    Set<Long> changed(Session session) throws SQLException {
        Set<Long> changed = new LinkedHashSet<>(tables(Change.UPDATE));
        for (Change change : List.of(Change.DELETE, Change.MERGE)) {
            for (long table : tables(change)) {
                changed.addAll(RowCapture.followers(session, table));
            }
        }
        return changed;
    }

    private List<Long> tables(Change change) {
        return words.stream()
                .filter(word -> word instanceof Destruction.OfRows rows && rows.change() == change)
                .map(word -> table(word).flatMap(name -> Optional.ofNullable(tables.get(name))))
                .flatMap(Optional::stream)
                .toList();
    }
}
