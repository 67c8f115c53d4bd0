package dev.retort.database.archive;

import dev.retort.database.Session;
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
        long total = count("SELECT count(*) FROM " + kept);
        long matched =
                count("SELECT count(*) FROM " + match.from() + ", " + kept + " k WHERE " + match.condition() + fresh);
        List<String> words = new ArrayList<>();
        List<Constraints> constraints = constraints(columns);
        String coming = coming(columns, values, kept, fresh);
        long refused = refused(coming, constraints, words);
        new QuietTriggers(session, target)
                .during(() -> session.update(
                        refused == 0 ? plainly(columns, values, kept) : checked(coming, columns, constraints)));
        tellOthers(total, matched, kept, words);
        if (refused == 0 && matched == total) {
            session.execute("DROP TABLE " + kept);
        } else {
            forgetWhatIsBack(columns, values, kept, fresh);
        }
        return new PutBack(matched - refused, total - matched + refused, words);
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

    private void tellOthers(long total, long matched, String kept, List<String> words) throws SQLException {
        long stale = item.kind() == Item.Kind.VALUES ? count("SELECT count(*) FROM " + kept + " WHERE stale") : 0;
        if (stale > 0) {
            words.add(stale + " were written since, and stay as they are now");
        }
        if (total - matched - stale > 0) {
            words.add((total - matched - stale) + " are of rows that are gone since"
                    + (item.keyless() ? ", or written, which cannot be told apart without a key" : ""));
        }
        if (item.kind() == Item.Kind.COLUMNS) {
            long born = count("SELECT count(*) FROM " + target.quoted()) - matched;
            if (born > 0) {
                words.add(born + " rows were born since, and have what the script gives them");
            }
        }
    }

    private void forgetWhatIsBack(List<Column> columns, List<String> values, String kept, String fresh)
            throws SQLException {
        String now = columns.stream().map(column -> "t." + column.quoted()).collect(Collectors.joining(", "));
        session.update("DELETE FROM " + kept + " k USING " + match.from() + " WHERE " + match.condition() + fresh
                + " AND ROW(" + now + ")::record *= ROW(" + String.join(", ", values) + ")::record");
    }

    private long count(String sql) throws SQLException {
        return session.query(sql, row -> row.getLong(1)).getFirst();
    }
}
