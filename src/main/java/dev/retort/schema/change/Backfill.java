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

    private static final int ROWS = 10_000;
    private static final int PAGES = 200;

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

    /** Likewise, where not all rows should be locked at once. */
    static String inBatches(SchemaObject column) {
        String table = Names.table(column);
        return MARK + "rows without a value need one first, some at a time until none is left: UPDATE " + table
                + " SET "
                + column.name() + " = " + column.attribute("default").orElse("…")
                + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table + " WHERE " + column.name() + " IS NULL LIMIT "
                + ROWS + "));";
    }

    /**
     * A loop that gives rows the column's default, some pages at a time, each time in a transaction of its own. A row that is changed
     * meanwhile can move to a page that was looked at, which the next turn finds.
     */
    static String loop(SchemaObject column) {
        String table = Names.table(column);
        String quote = "$fill$";
        while ((table + column.name()).contains(quote)) {
            quote = quote.replace("fill", "fill_");
        }
        // All names are qualified, since a table may have columns that are called like the variables.
        return """
                DO %5$s
                <<fill>>
                DECLARE
                    page bigint;
                    pages bigint;
                    changed bigint;
                    filled bigint;
                BEGIN
                    FOR turn IN 1 .. 10 LOOP
                        WITH RECURSIVE tree AS (
                            SELECT %2$s::pg_catalog.regclass::oid AS part
                            UNION ALL
                            SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN tree ON i.inhparent = tree.part
                        )
                        SELECT coalesce(max(pg_catalog.pg_relation_size(tree.part)), 0)
                            / pg_catalog.current_setting('block_size')::bigint INTO fill.pages FROM tree;
                        fill.page := 0;
                        fill.filled := 0;
                        WHILE fill.page <= fill.pages LOOP
                            UPDATE %1$s AS target SET %3$s = DEFAULT
                            WHERE target.ctid >= pg_catalog.format('(%%s,0)', fill.page)::tid
                                AND target.ctid < pg_catalog.format('(%%s,0)', fill.page + %4$d)::tid
                                AND target.%3$s IS NULL;
                            GET DIAGNOSTICS fill.changed = ROW_COUNT;
                            fill.filled := fill.filled + fill.changed;
                            COMMIT;
                            fill.page := fill.page + %4$d;
                        END LOOP;
                        EXIT WHEN fill.filled = 0;
                    END LOOP;
                END %5$s""".formatted(table, Names.literal(table), column.name(), PAGES, quote);
    }
}
