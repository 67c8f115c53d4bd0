package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.List;

/**
 * The place that is left for what only a person knows: the values of a column that must not be null and has no default. Where there
 * are rows, the revision fails until it is filled in, and changes nothing.
 */
final class Backfill {
    /** Starts the remark that marks the place. */
    static final String MARK = "TODO: ";

    private Backfill() {}

    /** A column that is not there yet comes without values first. */
    static List<Statement> newColumn(SchemaObject column, String nullableLine) {
        String start = "ALTER TABLE " + Names.table(column);
        return List.of(
                Statement.of(start + " ADD COLUMN " + nullableLine),
                notNull(column, start + " ALTER COLUMN " + column.name()));
    }

    private static Statement notNull(SchemaObject column, String start) {
        NotNull notNull = NotNull.of(column).orElseThrow();
        String sql = notNull.clause().equals(" NOT NULL") ? start + " SET NOT NULL" : notNull.add(column);
        return Statement.of(sql).with(remark(column));
    }

    /** Rows may be without a value. */
    static List<Statement> missing(SchemaObject column) {
        return List.of();
    }

    private static String remark(SchemaObject column) {
        return MARK + "rows that are there need a value: UPDATE " + Names.table(column) + " SET " + column.name()
                + " = … WHERE " + column.name() + " IS NULL;";
    }
}
