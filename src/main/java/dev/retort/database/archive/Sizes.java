package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.OptionalLong;

/** How much a table holds: counted where that is quick and allowed, else as the catalog estimates it. */
record Sizes(Session session) {
    private static final long COUNTED_BYTES = 256L << 20;

    /** @param rows empty where nobody can know */
    record Size(OptionalLong rows, boolean counted, long bytes) {
        static final Size UNKNOWN = new Size(OptionalLong.empty(), false, 0);

        boolean isNothing() {
            return counted && rows.isPresent() && rows.getAsLong() == 0;
        }
    }

    /** @param condition of the rows that count */
    Size of(Relation relation, String condition) throws SQLException {
        return session
                .query(
                        "SELECT has_table_privilege(c.oid, 'SELECT'), COALESCE((SELECT sum(pg_table_size(p.relid))"
                                + " FROM pg_partition_tree(c.oid) p), pg_table_size(c.oid)), c.reltuples::int8"
                                + " FROM pg_class c WHERE c.oid = ?::int8::oid",
                        row -> measured(relation, condition, row.getBoolean(1), row.getLong(2), row.getLong(3)),
                        relation.oid())
                .stream()
                .findFirst()
                .orElse(Size.UNKNOWN);
    }

    private Size measured(Relation relation, String condition, boolean allowed, long bytes, long estimate)
            throws SQLException {
        if (!allowed || bytes > COUNTED_BYTES) {
            return new Size(estimate < 0 ? OptionalLong.empty() : OptionalLong.of(estimate), false, bytes);
        }
        long rows = session.query(
                        "SELECT count(*) FROM " + relation.quoted() + " WHERE " + condition, row -> row.getLong(1))
                .getFirst();
        return new Size(OptionalLong.of(rows), true, bytes);
    }
}
