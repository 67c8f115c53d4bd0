package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;
import java.util.List;

/**
 * What a table asks of a row (alias {@code k}, with the table's columns), as conditions: which rows can come back is known
 * before the first of them does.
 *
 * @param words what to call a row that breaks it: {@code break the foreign key "…"}
 */
record Constraints(String condition, String words) {
    private static final String READ = """
            SELECT 'not null' AS kind, quote_ident(a.attname) AS name,
                format('k.%I IS NOT NULL', a.attname) AS condition
            FROM pg_attribute a WHERE a.attrelid = ?::int8::oid AND a.attnum > 0 AND a.attnotnull AND NOT a.attisdropped
                AND a.attname = ANY (?)
            UNION ALL
            SELECT 'check', quote_ident(c.conname), format('(%s) IS NOT FALSE', pg_get_expr(c.conbin, c.conrelid))
            FROM pg_constraint c WHERE c.conrelid = ?::int8::oid AND c.contype = 'c'
                AND c.conkey IS NOT NULL AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid
                    AND a.attnum = ANY (c.conkey) AND a.attname = ANY (?))
            UNION ALL
            SELECT 'foreign key', quote_ident(c.conname), format('(%s OR EXISTS (SELECT FROM %s r WHERE %s)%s)',
                (SELECT string_agg(format('k.%I IS NULL', a.attname), ' OR ')
                    FROM unnest(c.conkey) u JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u),
                c.confrelid::regclass,
                (SELECT string_agg(format('r.%I = k.%I', f.attname, a.attname), ' AND ')
                    FROM unnest(c.conkey, c.confkey) u(own, other)
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.own
                    JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = u.other),
                CASE WHEN c.confrelid = c.conrelid THEN format(' OR EXISTS (SELECT FROM retort_coming r WHERE %s)',
                    (SELECT string_agg(format('r.%I = k.%I', f.attname, a.attname), ' AND ')
                        FROM unnest(c.conkey, c.confkey) u(own, other)
                        JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = u.own
                        JOIN pg_attribute f ON f.attrelid = c.confrelid AND f.attnum = u.other)) ELSE '' END)
            FROM pg_constraint c WHERE c.conrelid = ?::int8::oid AND c.contype = 'f'
                AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.conrelid
                    AND a.attnum = ANY (c.conkey) AND a.attname = ANY (?))
            UNION ALL
            SELECT 'key', quote_ident(i.indexrelid::regclass::text), format('NOT EXISTS (SELECT FROM %s o WHERE %s AND NOT (%s))',
                i.indrelid::regclass,
                (SELECT string_agg(format('o.%I = k.%I', a.attname, a.attname), ' AND ')
                    FROM unnest(i.indkey[0:i.indnkeyatts - 1]) u JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = u),
                ?::text)
            FROM pg_index i WHERE i.indrelid = ?::int8::oid AND i.indisunique AND i.indexprs IS NULL AND i.indpred IS NULL
                AND EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = i.indrelid
                    AND a.attnum = ANY (i.indkey) AND a.attname = ANY (?))
                AND NOT (i.indexrelid = ANY (SELECT u::int8::oid FROM unnest(?::text[]) u))""";

    /**
     * Those that concern some of a table's columns.
     *
     * @param columns names
     * @param same what holds where a row of the table (alias {@code o}) is the one that comes back
     * @param but numbers of unique indexes that need no regard
     */
    static List<Constraints> of(Session session, Relation relation, List<String> columns, String same, List<String> but)
            throws SQLException {
        long oid = relation.oid();
        return session.query(
                READ,
                row -> new Constraints(row.getString("condition"), words(row.getString("kind"), row.getString("name"))),
                oid,
                columns,
                oid,
                columns,
                oid,
                columns,
                same,
                oid,
                columns,
                but);
    }

    private static String words(String kind, String name) {
        return kind.equals("not null") ? "have no value for " + name : "break the " + kind + " " + name;
    }
}
