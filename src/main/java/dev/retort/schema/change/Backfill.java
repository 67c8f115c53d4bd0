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

    /** The statement to fill in, or to run where the column's default is right for the rows that are there. */
    static String remark(SchemaObject column) {
        return MARK + "rows without a value need one first: UPDATE " + Names.table(column) + " SET " + column.name()
                + " = " + column.attribute("default").orElse("…") + " WHERE " + column.name() + " IS NULL;";
    }
}
