package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many rows of each table a transaction has changed or deleted so far, undone or not. The ledger's own are left out.
 *
 * @param transaction which it is; empty where it has written nothing at all
 * @param rows by the tables' numbers
 */
record Writes(String transaction, Map<Long, Long> rows) {
    static final Writes NONE = new Writes("none", Map.of());

    Writes {
        rows = Map.copyOf(rows);
    }

    static Writes soFar(Session session, Shelf shelf) throws SQLException {
        Map<Long, Long> rows = new HashMap<>();
        session.query(
                "SELECT relid::pg_catalog.int8, n_tup_upd OPERATOR(pg_catalog.+) n_tup_del"
                        + " FROM pg_catalog.pg_stat_xact_user_tables WHERE schemaname OPERATOR(pg_catalog.<>) ?",
                row -> rows.put(row.getLong(1), row.getLong(2)),
                shelf.ledger().schema());
        String transaction = session.query(
                        "SELECT COALESCE(pg_catalog.pg_current_xact_id_if_assigned()::pg_catalog.text, '')",
                        row -> row.getString(1))
                .getFirst();
        return new Writes(transaction, rows);
    }

    /** The tables of which more rows were changed or deleted than before. */
    List<Long> since(Writes before) {
        return rows.entrySet().stream()
                .filter(each -> each.getValue() > before.rows.getOrDefault(each.getKey(), 0L))
                .map(Map.Entry::getKey)
                .toList();
    }
}
