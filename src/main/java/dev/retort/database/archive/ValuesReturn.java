package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts values back into their rows. A row that was written since keeps what was written; one that would break a constraint
 * keeps what the script gave it.
 */
record ValuesReturn(Session session, Shelf shelf, Item item, Relation target, Match match) {
    private record Found(long total, long fresh, long stale) {
        long gone() {
            return total - fresh - stale;
        }
    }

    PutBack run() throws SQLException {
        List<Column> columns = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < item.columns().size(); i++) {
            Optional<Column> column = target.named(item.columns().get(i));
            if (column.isEmpty() || column.get().generated()) {
                return PutBack.nothing(
                        item, "the table has no column " + item.columns().get(i) + " of its own");
            }
            columns.add(column.get());
            values.add(column.get().value("k.v" + (i + 1), item.type(i)));
        }
        String kept = shelf.kept(item.id());
        String fresh = item.kind() == Item.Kind.VALUES ? " AND NOT k.stale" : "";
        Found found = found(kept);
        List<String> words = new ArrayList<>();
        List<Constraints> constraints = constraints(columns);
        String coming = coming(columns, values, kept, fresh);
        long refused = refused(coming, constraints, words);
        new QuietTriggers(session, target)
                .during(() -> session.update(
                        refused == 0 ? plainly(columns, values, kept) : checked(coming, columns, constraints)));
        tellOthers(found, words);
        if (refused == 0 && found.fresh() == found.total()) {
            session.execute("DROP TABLE " + kept);
        } else {
            keepTheRest(columns, values, kept, fresh);
        }
        return new PutBack(found.fresh() - refused, found.total() - found.fresh() + refused, words);
    }

    /** Of the kept rows, those whose row is there and was not written since, and those whose row was. */
    private Found found(String kept) throws SQLException {
        String stale = item.kind() == Item.Kind.VALUES ? "k.stale" : "false";
        return session.query(
                        "SELECT count(*), count(*) FILTER (WHERE " + match.row() + " IS NOT NULL AND NOT " + stale
                                + "), count(*) FILTER (WHERE " + stale + ") FROM " + kept + " k LEFT JOIN "
                                + match.from()
                                + " ON " + match.condition(),
                        row -> new Found(row.getLong(1), row.getLong(2), row.getLong(3)))
                .getFirst();
    }

    private String plainly(List<Column> columns, List<String> values, String kept) {
        List<String> assignments = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            assignments.add(columns.get(i).quoted() + " = " + values.get(i));
        }
        List<String> where = new ArrayList<>();
        if (item.kind() == Item.Kind.VALUES) {
            where.add("NOT k.stale");
        }
        String now = columns.stream().map(column -> "t." + column.quoted()).collect(Collectors.joining(", "));
        where.add("ROW(" + now + ")::record *<> ROW(" + String.join(", ", values) + ")::record");
        return match.update(kept, assignments, where);
    }

    /** The rows as they would be. */
    private String coming(List<Column> columns, List<String> values, String kept, String fresh) {
        List<String> selected = new ArrayList<>();
        for (Column column : target.columns().values()) {
            int i = columns.indexOf(column);
            selected.add((i < 0 ? "t." + column.quoted() : values.get(i)) + " AS " + column.quoted());
        }
        String row =
                item.keyless() ? "t.retort_row, t.retort_table" : "t.ctid AS retort_row, t.tableoid AS retort_table";
        return "WITH retort_coming AS (SELECT " + String.join(", ", selected) + ", " + row + " FROM " + match.from()
                + ", " + kept + " k WHERE " + match.condition() + fresh + ") ";
    }

    private String checked(String coming, List<Column> columns, List<Constraints> constraints) {
        String set = columns.stream()
                .map(column -> column.quoted() + " = k." + column.quoted())
                .collect(Collectors.joining(", "));
        return coming + "UPDATE " + target.quoted() + " u SET " + set
                + " FROM retort_coming k WHERE u.ctid = k.retort_row"
                + " AND u.tableoid = k.retort_table AND (k.retort_row, k.retort_table) IN (SELECT k.retort_row, k.retort_table"
                + " FROM retort_coming k WHERE " + all(constraints) + ")";
    }

    private List<Constraints> constraints(List<Column> columns) throws SQLException {
        return Constraints.of(
                session,
                target,
                columns.stream().map(Column::name).toList(),
                "o.ctid = k.retort_row AND o.tableoid = k.retort_table",
                List.of());
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
        for (Constraints constraint : constraints) {
            long count =
                    count(coming + "SELECT count(*) FROM retort_coming k WHERE NOT (" + constraint.condition() + ")");
            if (count > 0) {
                words.add(count + " would " + constraint.words());
            }
        }
        return words.isEmpty()
                ? 0
                : count(coming + "SELECT count(*) FROM retort_coming k WHERE NOT (" + all(constraints) + ")");
    }

    private void tellOthers(Found found, List<String> words) throws SQLException {
        if (found.stale() > 0) {
            words.add(found.stale() + " were written since, and stay as they are now");
        }
        if (found.gone() > 0) {
            words.add(found.gone() + " are of rows that are gone since"
                    + (item.keyless() ? ", or written, which cannot be told apart without a key" : ""));
        }
        if (item.kind() == Item.Kind.COLUMNS) {
            long born = count("SELECT count(*) FROM " + target.quoted()) - found.fresh();
            if (born > 0) {
                words.add(born + " rows were born since, and have what the script gives them");
            }
        }
    }

    /**
     * Goes on keeping what is not back. Of values whose row is there, what stands instead is noted, so that somebody who asks
     * for the rest one day overwrites nothing that is written from now on.
     */
    private void keepTheRest(List<Column> columns, List<String> values, String kept, String fresh) throws SQLException {
        String there = match.row() + " IS NOT NULL" + fresh;
        List<String> selected = new ArrayList<>();
        item.keyNames().forEach(name -> selected.add("k." + name));
        for (int i = 1; i <= columns.size(); i++) {
            selected.add("k.v" + i);
        }
        if (item.kind() == Item.Kind.VALUES) {
            for (int i = 1; i <= columns.size(); i++) {
                String now = "t." + columns.get(i - 1).quoted() + "::text";
                selected.add("CASE WHEN " + there + " THEN " + now + " ELSE k.l" + i + " END AS l" + i);
            }
            selected.add("k.stale");
        }
        String now = columns.stream().map(column -> "t." + column.quoted()).collect(Collectors.joining(", "));
        String rest = shelf.ledger().table("kept_" + item.id() + "_rest");
        session.execute("CREATE TABLE " + rest + " AS SELECT " + String.join(", ", selected) + " FROM " + kept
                + " k LEFT JOIN " + match.from() + " ON " + match.condition() + " WHERE NOT (" + there + " AND ROW("
                + now
                + ")::record *= ROW(" + String.join(", ", values) + ")::record)");
        session.execute("DROP TABLE " + kept);
        session.execute("ALTER TABLE " + rest + " RENAME TO " + VersionTable.quote("kept_" + item.id()));
    }

    private long count(String sql) throws SQLException {
        return session.query(sql, row -> row.getLong(1)).getFirst();
    }
}
