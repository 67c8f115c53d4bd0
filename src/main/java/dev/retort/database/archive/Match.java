package dev.retort.database.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds kept rows (alias {@code k}) in a table again (alias {@code t}).
 *
 * @param key the item's key columns, as the table has them now
 */
record Match(Item item, Relation target, List<Column> key) {

    /** By the names that the item recorded; empty where the table has one of them no more. */
    static Optional<Match> byNames(Item item, Relation target) {
        List<Column> key = new ArrayList<>();
        for (String name : item.key()) {
            target.named(name).ifPresent(key::add);
        }
        return key.size() == item.key().size() ? Optional.of(new Match(item, target, key)) : Optional.empty();
    }

    /** What stands in a FROM. */
    String from() {
        if (!item.keyless()) {
            return target.quoted() + " t";
        }
        String rest = rest();
        return "(SELECT *, ctid AS retort_row, tableoid AS retort_table, " + rest
                + " AS k1, row_number() OVER (PARTITION BY " + rest + " ORDER BY ctid) AS k2 FROM " + target.quoted()
                + ") t";
    }

    private String rest() {
        return Key.rest(key.stream().map(Column::quoted).toList());
    }

    /** What is never null of a row of the table. */
    String row() {
        return item.keyless() ? "t.retort_row" : "t.ctid";
    }

    /** What holds where a kept row is a row of the table. */
    String condition() {
        if (item.keyless()) {
            return "t.k1 = k.k1 AND t.k2 = k.k2";
        }
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < key.size(); i++) {
            Column column = key.get(i);
            boolean same = column.builtin() && column.type().equals(item.keyType(i));
            parts.add(
                    same
                            ? "t." + column.quoted() + " = k.k" + (i + 1)
                            : "t." + column.quoted() + "::text = k.k" + (i + 1) + "::text");
        }
        return String.join(" AND ", parts);
    }

    /** Sets columns of the table's rows to what was kept of them. */
    String update(String kept, List<String> assignments, List<String> where) {
        String conditions = where.isEmpty() ? "" : where.stream().collect(Collectors.joining(" AND ", " AND ", ""));
        String set = String.join(", ", assignments);
        return item.keyless()
                ? "UPDATE " + target.quoted() + " u SET " + set + " FROM " + from() + ", " + kept + " k WHERE "
                        + condition() + " AND u.ctid = t.retort_row AND u.tableoid = t.retort_table" + conditions
                : "UPDATE " + target.quoted() + " t SET " + set + " FROM " + kept + " k WHERE " + condition()
                        + conditions;
    }
}
