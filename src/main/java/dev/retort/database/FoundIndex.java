package dev.retort.database;

import dev.retort.sql.ConcurrentIndex;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What the catalog has under an index's name, as the script's search path finds it.
 *
 * @param name quoted and with its schema
 */
record FoundIndex(Kind kind, String name) {
    enum Kind {
        VALID,
        /** Left by a {@code CONCURRENTLY} that did not come to its end. */
        INVALID,
        /** The name belongs to something else. */
        OTHER
    }

    static Optional<FoundIndex> of(Session session, ConcurrentIndex index) throws SQLException {
        return index.isCreated() ? created(session, index, index.table().orElseThrow()) : dropped(session, index);
    }

    private static Optional<FoundIndex> created(Session session, ConcurrentIndex index, String table)
            throws SQLException {
        List<FoundIndex> found = session.query(
                """
                SELECT CASE WHEN x.indexrelid IS NULL THEN 'OTHER' WHEN x.indisvalid THEN 'VALID' ELSE 'INVALID' END,
                       pg_catalog.format('%I.%I', n.nspname, i.relname)
                FROM pg_catalog.pg_class t
                JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) t.relnamespace
                JOIN pg_catalog.pg_class i ON i.relnamespace OPERATOR(pg_catalog.=) t.relnamespace
                    AND i.relname OPERATOR(pg_catalog.=) (pg_catalog.parse_ident(?))[1]::pg_catalog.name
                LEFT JOIN pg_catalog.pg_index x ON x.indexrelid OPERATOR(pg_catalog.=) i.oid
                    AND x.indrelid OPERATOR(pg_catalog.=) t.oid
                WHERE t.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)""", row -> new FoundIndex(Kind.valueOf(row.getString(1)), row.getString(2)), index.name(), table);
        return found.stream().findFirst();
    }

    private static Optional<FoundIndex> dropped(Session session, ConcurrentIndex index) throws SQLException {
        boolean there = session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", index.name());
        return there ? Optional.of(new FoundIndex(Kind.VALID, index.name())) : Optional.empty();
    }
}
