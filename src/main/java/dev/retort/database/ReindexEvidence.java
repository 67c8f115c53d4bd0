package dev.retort.database;

import dev.retort.sql.ConcurrentReindex;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Indexes that {@code REINDEX CONCURRENTLY} builds beside the old ones, and leaves invalid where it is interrupted. */
record ReindexEvidence(Session session, ConcurrentReindex reindex) implements Evidence {
    /** Invalid copies on what the statement names, with its TOAST tables; quoted. */
    private static final String COPIES = """
            SELECT pg_catalog.format('%I.%I', n.nspname, i.relname)
            FROM pg_catalog.pg_index x
            JOIN pg_catalog.pg_class i ON i.oid OPERATOR(pg_catalog.=) x.indexrelid
            JOIN pg_catalog.pg_namespace n ON n.oid OPERATOR(pg_catalog.=) i.relnamespace
            LEFT JOIN pg_catalog.pg_class t ON t.reltoastrelid OPERATOR(pg_catalog.=) x.indrelid
            JOIN pg_catalog.pg_class o ON o.oid OPERATOR(pg_catalog.=) coalesce(t.oid, x.indrelid)
            WHERE NOT x.indisvalid
              AND i.relname::pg_catalog.text OPERATOR(pg_catalog.~) '_cc(new|old)[0-9]*$'
            """;

    @Override
    public List<String> read() throws SQLException {
        String within = COPIES + " AND (";
        String order = ") ORDER BY 1";
        return switch (reindex.kind()) {
            case INDEX -> copies(within + """
                    o.oid OPERATOR(pg_catalog.=) ANY (SELECT k.indrelid FROM pg_catalog.pg_index k
                        WHERE k.indexrelid OPERATOR(pg_catalog.=) ANY (SELECT pg_catalog.to_regclass(?)::pg_catalog.oid
                            UNION ALL SELECT relid::pg_catalog.oid FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(?))))""" + order, reindex.name(), reindex.name());
            case TABLE -> copies(within + """
                    o.oid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)::pg_catalog.oid
                    OR o.oid OPERATOR(pg_catalog.=) ANY (SELECT relid::pg_catalog.oid
                        FROM pg_catalog.pg_partition_tree(pg_catalog.to_regclass(?)))""" + order, reindex.name(), reindex.name());
            case SCHEMA -> copies(within + """
                    o.relnamespace OPERATOR(pg_catalog.=) (SELECT s.oid FROM pg_catalog.pg_namespace s
                        WHERE s.nspname OPERATOR(pg_catalog.=) (pg_catalog.parse_ident(?))[1]::pg_catalog.name)""" + order, reindex.name());
            case DATABASE -> copies(within + "true" + order);
        };
    }

    private List<String> copies(String query, Object... values) throws SQLException {
        return session.query(query, row -> row.getString(1), values);
    }

    @Override
    public Verdict weigh(List<String> before, Consumer<String> notes) throws SQLException {
        List<String> left = new ArrayList<>(read());
        left.removeAll(before);
        for (String index : left) {
            session.execute("DROP INDEX CONCURRENTLY IF EXISTS " + index);
            notes.accept(" had left the invalid index " + index + ", which was dropped");
        }
        notes.accept(" is run again: an earlier run did not come to its end in it, and it may be repeated");
        return Verdict.NOT_DONE;
    }

    @Override
    public boolean leavesSomething() {
        return true;
    }

    @Override
    public String lookAt() {
        return "invalid indexes whose names end in _ccnew or _ccold";
    }
}
