package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.options;

import java.util.List;

/** Columns of tables, views and composite types. */
final class Columns {
    /** Since PostgreSQL 18 it is a constraint, whose name is told where somebody chose it, or where a parent has it too. */
    private static final String NOT_NULL =
            "coalesce(nullif(pg_catalog.concat_ws(', ', CASE WHEN k.coninhcount > 0 OR k.conname <> c.relname || '_' ||"
                    + " a.attname || '_not_null' THEN pg_catalog.quote_ident(k.conname) END, CASE WHEN k.coninhcount > 0 THEN 'INHERITED' END, CASE WHEN k.connoinherit THEN 'NO INHERIT'"
                    + " END, CASE WHEN NOT k.convalidated THEN 'NOT VALID' END), ''), 'yes')";

    /** A default names no columns, and is printed without its table, which would be opened for it. */
    static final List<ObjectQuery> QUERIES = List.of(new ObjectQuery(
            Kind.COLUMN,
            List.of(
                    "type",
                    "collation",
                    "not null",
                    "default",
                    "generated",
                    "identity",
                    "inherited",
                    "storage",
                    "compression",
                    "statistics target",
                    "options",
                    "foreign options",
                    "grants",
                    "comment"),
            "SELECT " + key("pg_attribute", "c.oid") + " || '.' || a.attnum, CASE c.relkind WHEN 'c' THEN "
                    + key("pg_type", "c.reltype") + " ELSE " + key("pg_class", "c.oid")
                    + " END, n.nspname, a.attname, pg_catalog.format('%I.%I.%I', n.nspname, c.relname, a.attname),"
                    + " pg_catalog.format_type(a.atttypid, a.atttypmod),"
                    + " CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::pg_catalog.regcollation::text END,"
                    + " CASE WHEN a.attnotnull THEN " + NOT_NULL + " END,"
                    + " CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, 0) END,"
                    + " CASE a.attgenerated WHEN 's' THEN 'stored: ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)"
                    + " WHEN 'v' THEN 'virtual: ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid) END,"
                    + " CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END,"
                    + " CASE WHEN a.attinhcount > 0 THEN CASE WHEN a.attislocal THEN 'also defined here' ELSE 'yes' END END,"
                    + " CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'm' THEN"
                    + " 'main' WHEN 'e' THEN 'external' ELSE 'extended' END END,"
                    + " CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,"
                    + " nullif(a.attstattarget, -1), " + options("a.attoptions") + ", " + options("a.attfdwoptions")
                    + ", "
                    + ObjectQuery.grants("a.attacl", "c", "c.relowner")
                    + ", " + ObjectQuery.comment("pg_class", "c.oid", "a.attnum")
                    + " FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace"
                    + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
                    + " LEFT JOIN pg_catalog.pg_constraint k ON a.attnotnull AND k.conrelid = c.oid AND k.contype = 'n' AND"
                    + " k.conkey[1] = a.attnum"
                    + " LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum"
                    + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')"
                    + " AND c.relpersistence <> 't' AND c.oid >= " + ObjectQuery.FIRST_OID + " AND"
                    + ObjectQuery.MADE));

    private Columns() {}
}
