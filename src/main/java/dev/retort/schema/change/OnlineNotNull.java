package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import dev.retort.sql.SqlName;
import java.util.ArrayList;
import java.util.List;

/** That a column is never null, without all rows being read under a lock that nobody reads behind. */
record OnlineNotNull(Online online) {
    /** The pieces, the first of which leaves a place for the values that rows need. */
    List<Piece> of(SchemaObject column, NotNull notNull, Piece.Turn first) {
        List<Piece> pieces = new ArrayList<>(filled(column, notNull, first));
        pieces.set(0, pieces.getFirst().with(Backfill.inBatches(column)));
        return pieces;
    }

    /**
     * The pieces where all rows have a value.
     *
     * @param first when the first of them may run
     */
    List<Piece> filled(SchemaObject column, NotNull notNull, Piece.Turn first) {
        String table = "ALTER TABLE " + Names.table(column) + " ";
        if (online.namesNotNull()) {
            String name = notNull.name().orElseGet(() -> name(column));
            String add = table + "ADD CONSTRAINT " + name + " NOT NULL " + column.name()
                    + (notNull.noInherit() ? " NO INHERIT" : "") + " NOT VALID";
            return List.of(new Piece(Statement.of(add), first), looked(column, name));
        }
        String name = TemporaryName.of(name(column), "__set");
        return List.of(
                new Piece(
                        Statement.of(table + "ADD CONSTRAINT " + name + " CHECK (" + column.name()
                                + " IS NOT NULL) NOT VALID"),
                        first),
                looked(column, name),
                Piece.anyhow(table + "ALTER COLUMN " + column.name() + " SET NOT NULL"),
                Piece.anyhow(table + "DROP CONSTRAINT " + name));
    }

    private static Piece looked(SchemaObject column, String name) {
        return Piece.later("ALTER TABLE " + Names.table(column) + " VALIDATE CONSTRAINT " + name)
                .with("fails where a row of " + Names.table(column) + " has no value in " + column.name());
    }

    /** What is there already, but has not looked at the rows. */
    Piece validated(SchemaObject column, NotNull notNull) {
        return Piece.anyhow("ALTER TABLE " + Names.table(column) + " VALIDATE CONSTRAINT "
                + notNull.name().orElseGet(() -> name(column)));
    }

    /** Whether a column has its constraint from the one above it. */
    boolean isSame(SchemaObject column, NotNull notNull, SchemaObject above) {
        return !online.namesNotNull()
                || notNull.name()
                        .orElseGet(() -> name(column))
                        .equals(NotNull.of(above).flatMap(NotNull::name).orElseGet(() -> name(above)));
    }

    /** As PostgreSQL chooses it. */
    private static String name(SchemaObject column) {
        String table = TemporaryName.plain(Names.last(Names.table(column)));
        return TemporaryName.of(SqlName.quoted(table + "_" + TemporaryName.plain(column.name())), "_not_null");
    }
}
