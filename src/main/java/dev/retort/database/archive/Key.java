package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What tells a row of a table from the others.
 *
 * @param keyless whether there is no key, so that all the other columns together, and a number among equal rows, tell it
 */
record Key(boolean keyless, List<Column> columns) {
    static final Key NONE = new Key(false, List.of());

    /**
     * The primary key, or else another that is unique, never null and enforced at once.
     *
     * @param without columns that will not be there, or not with these values
     */
    static Key of(Session session, Relation relation, Relation before, Collection<Column> without) throws SQLException {
        List<String> indexes = session.query(
                "SELECT array_to_string((string_to_array(indkey::text, ' '))[1:indnkeyatts], ' ') FROM pg_index"
                        + " WHERE indrelid = ?::int8::oid AND indisunique AND indisvalid AND indimmediate AND indpred IS NULL"
                        + " AND indexprs IS NULL ORDER BY indisprimary DESC, indnkeyatts, indexrelid",
                row -> row.getString(1),
                relation.oid());
        for (String index : indexes) {
            List<Column> columns = new ArrayList<>();
            for (String number : Arrays.asList(index.split(" ", -1))) {
                Column column = relation.columns().get(Integer.valueOf(number));
                if (column != null
                        && column.notNull()
                        && !column.generated()
                        && !without.contains(column)
                        && before.columns().containsKey(column.number())) {
                    columns.add(column);
                } else {
                    columns.clear();
                    break;
                }
            }
            if (!columns.isEmpty()) {
                return new Key(false, columns);
            }
        }
        return new Key(
                true,
                relation.storedBut(without).stream()
                        .filter(column -> before.columns().containsKey(column.number()))
                        .toList());
    }

    /** The values that tell a row, as {@code k1, k2 …}, for a SELECT from the table. */
    String selected() {
        if (keyless) {
            String rest = rest(columns.stream().map(Column::quoted).toList());
            return rest + " AS k1, row_number() OVER (PARTITION BY " + rest + " ORDER BY ctid) AS k2";
        }
        List<String> selected = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            selected.add(columns.get(i).kept() + " AS k" + (i + 1));
        }
        return String.join(", ", selected);
    }

    /** Columns in one text. */
    static String rest(List<String> quoted) {
        return quoted.isEmpty() ? "''::text" : "ROW(" + quoted.stream().collect(Collectors.joining(", ")) + ")::text";
    }
}
