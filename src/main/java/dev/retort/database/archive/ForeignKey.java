package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * A foreign key that a table had when it was kept.
 *
 * @param referenced the table that it leads to, quoted
 * @param condition what holds of a kept row (alias {@code k}) whose parent is there
 */
record ForeignKey(String name, String referenced, String condition) {
    /** Those of a live table. */
    private static final String READ = """
            SELECT c.conname, c.confrelid::regclass::text, format('(%s OR EXISTS (SELECT FROM %s r WHERE %s)%s)',
                (SELECT string_agg(format('k.%I IS NULL', a.attname), ' OR ')
                    FROM unnest(c.conkey) u JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u),
                c.confrelid::regclass, (SELECT string_agg(s, ' AND ') FROM unnest(p.pairs) s),
                CASE WHEN c.confrelid = c.conrelid THEN format(' OR EXISTS (SELECT FROM retort_coming r WHERE %s)',
                    (SELECT string_agg(s, ' AND ') FROM unnest(p.pairs) s)) ELSE '' END)
            FROM pg_constraint c CROSS JOIN LATERAL (
                SELECT array_agg(format('r.%I = k.%I', f.attname, a.attname)) AS pairs
                FROM unnest(c.conkey, c.confkey) u(own, other)
                JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.own
                JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = u.other) p
            WHERE c.conrelid = ?::int8::oid AND c.contype = 'f'""";

    static List<ForeignKey> of(Session session, Relation relation) throws SQLException {
        return session.query(
                READ, row -> new ForeignKey(row.getString(1), row.getString(2), row.getString(3)), relation.oid());
    }
}
