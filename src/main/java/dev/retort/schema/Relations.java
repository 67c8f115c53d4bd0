package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.grants;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.options;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** Tables of all sorts, views and sequences. */
final class Relations {
    /** Where columns stand is told, but a column that comes back can only come last. */
    static final String COLUMN_ORDER = "column order";

    static final String ORDER =
            "(SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM"
                    + " pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped)";

    private static final String START = start("NULL");

    static String start(String parent) {
        return "SELECT " + key("pg_class", "c.oid") + ", " + parent
                + ", n.nspname, c.relname, pg_catalog.format('%I.%I', n.nspname, c.relname), " + owner("c.relowner")
                + ", "
                + comment("pg_class", "c.oid") + ", ";
    }

    static final String FROM = " FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

    static String where(String kinds) {
        return " WHERE c.relkind IN (" + kinds + ") AND c.relpersistence <> 't' AND" + ObjectQuery.MADE
                + "AND c.oid >= " + ObjectQuery.FIRST_OID;
    }

    private static final String ACCESS_METHOD =
            "(SELECT pg_catalog.quote_ident(a.amname) FROM pg_catalog.pg_am a WHERE a.oid = c.relam)";

    private static final String TABLE = "CASE c.relpersistence WHEN 'u' THEN 'yes' END,"
            + " CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,"
            + " CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END,"
            + " (SELECT pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ', ' ORDER BY i.inhseqno)"
            + " FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid),"
            + " CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END,"
            + " " + ACCESS_METHOD + ","
            + " (SELECT pg_catalog.quote_ident(s.spcname) FROM pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace), "
            + options("c.reloptions") + ", "
            + options("(SELECT t.reloptions FROM pg_catalog.pg_class t WHERE t.oid = c.reltoastrelid)") + ","
            + " CASE WHEN c.relrowsecurity THEN 'enabled' END, CASE WHEN c.relforcerowsecurity THEN 'yes' END,"
            + " CASE c.relreplident WHEN 'f' THEN 'full' WHEN 'n' THEN 'nothing' WHEN 'i' THEN 'index ' || (SELECT"
            + " i.indexrelid::pg_catalog.regclass::text FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND"
            + " i.indisreplident) END, "
            + grants("c.relacl", "r", "c.relowner") + ","
            + " " + ORDER;

    private static final List<String> TABLE_ATTRIBUTES = List.of(
            "owner",
            "comment",
            "unlogged",
            "partition key",
            "partition bound",
            "inherits",
            "of type",
            "access method",
            "tablespace",
            "storage parameters",
            "toast storage parameters",
            "row level security",
            "row level security forced",
            "replica identity",
            "grants",
            COLUMN_ORDER);

    private static final String VIEW = "pg_catalog.pg_get_viewdef(c.oid), " + options("c.reloptions") + ", "
            + grants("c.relacl", "r", "c.relowner") + ", " + ORDER;

    static final List<ObjectQuery> QUERIES = List.of(
            new ObjectQuery(Kind.TABLE, TABLE_ATTRIBUTES, START + TABLE + FROM + where("'r', 'p'")),
            new ObjectQuery(
                    Kind.FOREIGN_TABLE,
                    List.of(
                            "owner",
                            "comment",
                            "server",
                            "options",
                            "partition bound",
                            "inherits",
                            "grants",
                            COLUMN_ORDER),
                    START
                            + "(SELECT pg_catalog.quote_ident(s.srvname) FROM pg_catalog.pg_foreign_server s WHERE s.oid = f.ftserver), "
                            + options("f.ftoptions")
                            + ", CASE WHEN c.relispartition THEN pg_catalog.pg_get_expr(c.relpartbound, c.oid) END,"
                            + " (SELECT pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ', ' ORDER BY"
                            + " i.inhseqno) FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid), "
                            + grants("c.relacl", "r", "c.relowner") + ", " + ORDER + FROM
                            + " JOIN pg_catalog.pg_foreign_table f ON f.ftrelid = c.oid" + where("'f'")),
            new ObjectQuery(
                    Kind.VIEW,
                    List.of("owner", "comment", "definition", "options", "grants", COLUMN_ORDER),
                    START + VIEW + FROM + where("'v'")),
            new ObjectQuery(
                    Kind.MATERIALIZED_VIEW,
                    List.of(
                            "owner",
                            "comment",
                            "definition",
                            "options",
                            "grants",
                            COLUMN_ORDER,
                            "populated",
                            "tablespace",
                            "access method"),
                    START + VIEW
                            + ", CASE WHEN c.relispopulated THEN 'yes' END, (SELECT pg_catalog.quote_ident(s.spcname) FROM"
                            + " pg_catalog.pg_tablespace s WHERE s.oid = c.reltablespace), " + ACCESS_METHOD + FROM
                            + where("'m'")));

    private Relations() {}
}
