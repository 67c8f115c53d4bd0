package dev.retort.schema;

import java.util.List;

/**
 * The query that reads all objects of a kind. Its first five columns say which they are: {@code catalog:oid}, that of the
 * parent or null, schema and plain name, and the name as SQL; then come the attributes.
 */
record ObjectQuery(Kind kind, List<String> attributes, String sql) {
    static final int KEY = 0;
    static final int PARENT = 1;
    static final int SCHEMA = 2;
    static final int PLAIN_NAME = 3;
    static final int NAME = 4;
    static final int FIRST_ATTRIBUTE = 5;

    /** Objects of this oid and above are nobody's but a user's; {@code public} is below. */
    static final String FIRST_OID = "16384";

    /** The objects of a catalog that somebody made; {@code n} is its schema. */
    static final String MADE = " n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND n.oid <> 0 ";

    /** An object's key. */
    static String key(String catalog, String oid) {
        return "'" + catalog + ":' || " + oid;
    }

    /** As {@code obj_description} says it, which is a function that the planner sees as a whole, and runs for each row. */
    static String comment(String catalog, String oid) {
        return comment(catalog, oid, "0");
    }

    static String comment(String catalog, String oid, String column) {
        return "(SELECT o.description FROM pg_catalog.pg_description o WHERE o.objoid = " + oid
                + " AND o.classoid = 'pg_catalog." + catalog + "'::pg_catalog.regclass AND o.objsubid = " + column
                + ")";
    }

    /** Whose it is, where it is not whose the database is. */
    static String owner(String oid) {
        return "pg_catalog.quote_ident(nullif(" + user(oid) + ", (SELECT " + user("d.datdba")
                + " FROM pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())))";
    }

    static String user(String oid) {
        return "pg_catalog.pg_get_userbyid(" + oid + ")";
    }

    /**
     * Who may do what, where it is not what everybody or the owner may by default: a line a grantee. Rights that nobody granted or
     * revoked and the same rights spelt out are the same.
     *
     * @param type of {@code acldefault}
     */
    static String grants(String acl, String type, String owner) {
        return granted(acl, "pg_catalog.acldefault('" + type + "', " + owner + ")", owner);
    }

    /** Who may do what, where that is not what another list says. */
    static String granted(String acl, String unasked, String owner) {
        return "(CASE WHEN " + acl
                + " IS NOT NULL THEN (SELECT pg_catalog.string_agg(CASE WHEN coalesce(g.who, d.who) = 0 THEN"
                + " 'PUBLIC' WHEN coalesce(g.who, d.who) = " + owner
                + " THEN 'the owner' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(coalesce(g.who, d.who))) END"
                + " || ': ' || coalesce(g.rights, 'none'), E'\\n' ORDER BY coalesce(g.who, d.who)) FROM "
                + rights(acl) + " g FULL JOIN " + rights(unasked)
                + " d ON d.who = g.who WHERE g.rights IS DISTINCT FROM d.rights) END)";
    }

    private static String rights(String acl) {
        return "(SELECT a.grantee AS who, pg_catalog.string_agg(a.privilege_type || CASE WHEN a.is_grantable THEN"
                + " ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY a.privilege_type) AS rights FROM pg_catalog.aclexplode("
                + acl + ") a GROUP BY a.grantee)";
    }

    /** Options such as storage parameters, a line each. */
    static String options(String array) {
        return "(CASE WHEN " + array
                + " IS NOT NULL THEN (SELECT pg_catalog.string_agg(o, E'\\n' ORDER BY o) FROM pg_catalog.unnest("
                + array
                + ") o) END)";
    }

    /** The names of options whose values may be secrets. */
    static String optionNames(String array) {
        return "(SELECT pg_catalog.string_agg(pg_catalog.split_part(o, '=', 1), ', ' ORDER BY o) FROM pg_catalog.unnest("
                + array + ") o)";
    }

    /** An attribute that not all versions have. */
    static String maybe(String row, String column) {
        return "(pg_catalog.to_jsonb(" + row + ") ->> '" + column + "')";
    }
}
