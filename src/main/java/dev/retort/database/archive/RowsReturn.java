package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts rows back into their table. A row that the script itself has just written under the same primary key gives way; a
 * row that would break a constraint stays in the archive.
 *
 * @param scriptRan whether there was a script; without one, whatever has the key was written by somebody, and stays
 */
record RowsReturn(Session session, Shelf shelf, Item item, Relation target, boolean scriptRan) {
    private record Arbiter(String oid, String columns, List<String> names) {}

    PutBack run() throws SQLException {
        List<Column> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < item.columns().size(); i++) {
            Optional<Column> column = target.named(item.columns().get(i));
            if (column.isPresent() && !column.get().generated()) {
                columns.add(column.get());
                values.add(column.get().value("x." + item.kept(i), item.type(i)) + " AS "
                        + column.get().quoted());
            }
        }
        List<String> words = new ArrayList<>(missing(columns));
        if (columns.isEmpty()) {
            return PutBack.nothing(item, "the table has none of their columns");
        }
        String stale = item.kind() == Item.Kind.ROWS ? " WHERE NOT x.stale" : "";
        String coming = "WITH retort_coming AS (SELECT " + String.join(", ", values) + ", x.ctid AS retort_row FROM "
                + shelf.kept(item.id()) + " x" + stale + ") ";
        Optional<Arbiter> arbiter = scriptRan ? arbiter(columns) : Optional.empty();
        List<String> names = columns.stream().map(Column::name).toList();
        List<Constraints> constraints = new ArrayList<>(Constraints.of(
                session,
                target,
                names,
                "false",
                arbiter.map(Arbiter::oid).stream().toList()));
        if (arbiter.isEmpty()) {
            noEqualRow(columns).ifPresent(constraints::add);
        }
        boolean filled = session.is("SELECT EXISTS (SELECT FROM " + target.quoted() + ")");
        long total = count(shelf.kept(item.id()));
        long refused = refused(coming, constraints, words);
        long staleRows = stale.isEmpty() ? 0 : count(shelf.kept(item.id()) + " x WHERE x.stale");
        if (staleRows > 0) {
            words.add(staleRows + " were written anew since, and stay as they are now");
        }
        String condition = refused == 0 ? "" : all(constraints);
        String rest = shelf.ledger().table("kept_" + item.id() + "_rest");
        if (refused + staleRows > 0) {
            session.execute("CREATE TABLE " + rest + " AS " + coming + "SELECT kept.* FROM " + shelf.kept(item.id())
                    + " kept WHERE NOT EXISTS (SELECT FROM retort_coming k WHERE k.retort_row = kept.ctid"
                    + (condition.isEmpty() ? "" : " AND " + condition) + ")");
        }
        String list = columns.stream().map(Column::quoted).collect(Collectors.joining(", "));
        new QuietTriggers(session, target)
                .during(() -> session.update(coming + "INSERT INTO " + target.quoted() + " (" + list
                        + ") OVERRIDING SYSTEM VALUE SELECT " + list + " FROM retort_coming k"
                        + (condition.isEmpty() ? "" : " WHERE " + condition)
                        + arbiter.filter(found -> filled)
                                .map(found -> onConflict(found, columns))
                                .orElse("")));
        session.execute("DROP TABLE " + shelf.kept(item.id()));
        if (refused + staleRows > 0) {
            session.execute("ALTER TABLE " + rest + " RENAME TO " + VersionTable.quote("kept_" + item.id()));
        }
        return new PutBack(total - refused - staleRows, refused + staleRows, words);
    }

    private List<String> missing(List<Column> columns) {
        List<String> missing = new ArrayList<>(item.columns());
        columns.forEach(column -> missing.remove(column.name()));
        missing.removeIf(name -> target.named(name).filter(Column::generated).isPresent());
        return missing.isEmpty()
                ? List.of()
                : List.of("the table has no column " + String.join(", ", missing)
                        + " any more, whose values are lost with it");
    }

    private static String all(List<Constraints> constraints) {
        return constraints.stream()
                .map(constraint -> "(" + constraint.condition() + ")")
                .collect(Collectors.joining(" AND "));
    }

    private long refused(String coming, List<Constraints> constraints, List<String> words) throws SQLException {
        if (constraints.isEmpty()) {
            return 0;
        }
        String counts = constraints.stream()
                .map(constraint -> "count(*) FILTER (WHERE NOT (" + constraint.condition() + "))")
                .collect(Collectors.joining(", "));
        List<Long> refused = session.query(
                        coming + "SELECT count(*) FILTER (WHERE NOT (" + all(constraints) + ")), " + counts
                                + " FROM retort_coming k",
                        row -> {
                            List<Long> numbers = new ArrayList<>();
                            for (int i = 1; i <= constraints.size() + 1; i++) {
                                numbers.add(row.getLong(i));
                            }
                            return numbers;
                        })
                .getFirst();
        for (int i = 0; i < constraints.size(); i++) {
            if (refused.get(i + 1) > 0) {
                words.add(refused.get(i + 1) + " would " + constraints.get(i).words());
            }
        }
        return refused.getFirst();
    }

    /** The primary key, where all its columns come back. */
    private Optional<Arbiter> arbiter(List<Column> columns) throws SQLException {
        return session
                .query(
                        "SELECT i.indexrelid::int8, string_agg(quote_ident(a.attname), ', ' ORDER BY u.n), array_agg(a.attname::text)"
                                + " FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY u(attnum, n)"
                                + " JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u.attnum"
                                + " WHERE i.indrelid = ?::int8::oid AND i.indisprimary AND i.indimmediate AND i.indisvalid"
                                + " AND u.n <= i.indnkeyatts GROUP BY i.indexrelid",
                        row -> new Arbiter(row.getString(1), row.getString(2), List.of((String[])
                                row.getArray(3).getArray())),
                        target.oid())
                .stream()
                .filter(key -> columns.stream().map(Column::name).toList().containsAll(key.names()))
                .findFirst();
    }

    private static String onConflict(Arbiter key, List<Column> columns) {
        String set = columns.stream()
                .filter(column -> !key.names().contains(column.name()))
                .map(column -> column.quoted() + " = excluded." + column.quoted())
                .collect(Collectors.joining(", "));
        return " ON CONFLICT (" + key.columns() + ") DO " + (set.isEmpty() ? "NOTHING" : "UPDATE SET " + set);
    }

    /** Where there is no key, an equal row that is there already counts as the one that was kept. */
    private Optional<Constraints> noEqualRow(List<Column> columns) throws SQLException {
        if (!session.is("SELECT EXISTS (SELECT FROM " + target.quoted() + ")")
                || session.is(
                        "SELECT EXISTS (SELECT FROM pg_index WHERE indrelid = ?::int8::oid AND indisunique)",
                        target.oid())) {
            return Optional.empty();
        }
        String row = "ROW(" + columns.stream().map(Column::quoted).collect(Collectors.joining(", ")) + ")::text";
        String numbered = "SELECT " + row + " AS r, row_number() OVER (PARTITION BY " + row + ") AS n";
        return Optional.of(new Constraints(
                "NOT EXISTS (SELECT FROM (" + numbered + ", retort_row FROM retort_coming) c JOIN (" + numbered
                        + " FROM " + target.quoted() + ") o USING (r, n) WHERE c.retort_row = k.retort_row)",
                "stand there twice, since an equal row is there and the table has no key"));
    }

    private long count(String from) throws SQLException {
        return session.query("SELECT count(*) FROM " + from, row -> row.getLong(1))
                .getFirst();
    }
}
