package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.grants;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.maybe;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** What stands in no schema: schemas, extensions, event triggers, publications, default privileges. */
final class Globals {
    private static String start(String catalog, String name) {
        return "SELECT " + key(catalog, "x.oid") + ", NULL, NULL, " + name + ", pg_catalog.quote_ident(" + name + "), "
                + comment(catalog, "x.oid") + ", ";
    }

    private static final String PUBLISHED = "(SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text"
            + " || coalesce(' (' || (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', ' ORDER BY a.attnum)"
            + " FROM pg_catalog.pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum::text = ANY"
            + " (pg_catalog.string_to_array(pg_catalog.translate(" + maybe("r", "prattrs")
            + ", '[] ', ''), ','))) || ')', '') || coalesce(' WHERE ' || (SELECT pg_catalog.min("
            + maybe("v", "rowfilter")
            + ") FROM pg_catalog.pg_publication_tables v JOIN pg_catalog.pg_class c ON c.oid = r.prrelid JOIN"
            + " pg_catalog.pg_namespace n ON n.oid = c.relnamespace WHERE v.pubname = x.pubname AND v.schemaname = n.nspname"
            + " AND v.tablename = c.relname), ''), E'\\n' ORDER BY r.prrelid::pg_catalog.regclass::text)"
            + " FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = x.oid)";

    /** A catalog that is there since PostgreSQL 15, asked so that 14 understands the question. */
    private static final String PUBLISHED_SCHEMAS =
            "(SELECT pg_catalog.string_agg(d.refobjid::pg_catalog.regnamespace::text, ', '"
                    + " ORDER BY 1) FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class k ON k.oid = d.classid AND k.relname ="
                    + " 'pg_publication_namespace' JOIN pg_catalog.pg_depend p ON p.classid = d.classid AND p.objid = d.objid AND"
                    + " p.refclassid = 'pg_catalog.pg_publication'::pg_catalog.regclass AND p.refobjid = x.oid WHERE d.refclassid ="
                    + " 'pg_catalog.pg_namespace'::pg_catalog.regclass)";

    private static final String GRANTED_ON =
            "CASE x.defaclobjtype WHEN 'r' THEN 'tables' WHEN 'S' THEN 'sequences' WHEN"
                    + " 'f' THEN 'functions' WHEN 'T' THEN 'types' WHEN 'n' THEN 'schemas' WHEN 'L' THEN 'large objects' END";

    static final List<ObjectQuery> QUERIES = List.of(
            new ObjectQuery(
                    Kind.SCHEMA,
                    List.of("comment", "owner", "grants"),
                    "SELECT " + key("pg_namespace", "n.oid") + ", NULL, n.nspname, n.nspname,"
                            + " pg_catalog.quote_ident(n.nspname), " + comment("pg_namespace", "n.oid") + ", "
                            + owner("n.nspowner") + ", " + grants("n.nspacl", "n", "n.nspowner")
                            + " FROM pg_catalog.pg_namespace n WHERE" + ObjectQuery.MADE),
            new ObjectQuery(
                    Kind.EXTENSION,
                    List.of("comment", "owner", "version", "schema", "stays in its schema"),
                    start("pg_extension", "x.extname") + owner("x.extowner")
                            + ", nullif(x.extversion, (SELECT a.default_version FROM pg_catalog.pg_available_extensions() a"
                            + " WHERE a.name = x.extname)), x.extnamespace::pg_catalog.regnamespace::text, CASE WHEN NOT"
                            + " x.extrelocatable THEN 'yes' END FROM pg_catalog.pg_extension x"
                            + " WHERE x.oid >= " + ObjectQuery.FIRST_OID),
            new ObjectQuery(
                    Kind.EVENT_TRIGGER,
                    List.of("comment", "owner", "event", "function", "enabled", "tags"),
                    start("pg_event_trigger", "x.evtname") + owner("x.evtowner")
                            + ", x.evtevent, x.evtfoid::pg_catalog.regprocedure::text, CASE x.evtenabled WHEN 'D' THEN 'no'"
                            + " WHEN 'R' THEN 'on replicas' WHEN 'A' THEN 'always' END, "
                            + ObjectQuery.options("x.evttags")
                            + " FROM pg_catalog.pg_event_trigger x"),
            new ObjectQuery(
                    Kind.PUBLICATION,
                    List.of(
                            "comment",
                            "owner",
                            "all tables",
                            "publishes",
                            "via root",
                            "generated columns",
                            "tables",
                            "schemas"),
                    start("pg_publication", "x.pubname") + owner("x.pubowner")
                            + ", CASE WHEN x.puballtables THEN 'yes' END, pg_catalog.concat_ws(', ', CASE WHEN x.pubinsert"
                            + " THEN 'insert' END, CASE WHEN x.pubupdate THEN 'update' END, CASE WHEN x.pubdelete THEN"
                            + " 'delete' END, CASE WHEN x.pubtruncate THEN 'truncate' END), CASE WHEN x.pubviaroot THEN 'yes'"
                            + " END, " + maybe("x", "pubgencols") + ", " + PUBLISHED + ", " + PUBLISHED_SCHEMAS
                            + " FROM"
                            + " pg_catalog.pg_publication x"),
            new ObjectQuery(
                    Kind.SUBSCRIPTION,
                    List.of("comment", "owner", "enabled", "publications", "slot"),
                    start("pg_subscription", "x.subname") + owner("x.subowner")
                            + ", CASE WHEN x.subenabled THEN 'yes' END, (SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o),"
                            + " E'\\n' ORDER BY o) FROM pg_catalog.unnest(x.subpublications) o), x.subslotname FROM"
                            + " pg_catalog.pg_subscription x WHERE x.subdbid = (SELECT d.oid FROM"
                            + " pg_catalog.pg_database d WHERE d.datname = pg_catalog.current_database())"),
            new ObjectQuery(
                    Kind.DEFAULT_PRIVILEGES,
                    List.of("role", "schema", "on", "of the owner", "grants"),
                    "SELECT " + key("pg_default_acl", "x.oid")
                            + ", NULL, n.nspname, NULL, pg_catalog.concat_ws(' ', 'of',"
                            + " pg_catalog.quote_ident(" + ObjectQuery.user("x.defaclrole")
                            + "), 'in ' || pg_catalog.quote_ident(n.nspname), 'on', " + GRANTED_ON
                            + "), pg_catalog.quote_ident(" + ObjectQuery.user("x.defaclrole")
                            + "), pg_catalog.quote_ident(n.nspname), " + GRANTED_ON + ", CASE WHEN "
                            + ObjectQuery.owner("x.defaclrole") + " IS NULL THEN 'yes' END, "
                            + ObjectQuery.granted(
                                    "x.defaclacl",
                                    "CASE WHEN x.defaclnamespace = 0 THEN pg_catalog.acldefault((CASE x.defaclobjtype WHEN 'S' THEN 's'"
                                            + " ELSE x.defaclobjtype END)::\"char\", x.defaclrole) ELSE NULL::pg_catalog.aclitem[] END",
                                    "x.defaclrole")
                            + " FROM pg_catalog.pg_default_acl x LEFT JOIN pg_catalog.pg_namespace n ON n.oid ="
                            + " x.defaclnamespace"));

    private Globals() {}
}
