package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.grants;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.maybe;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** Types and collations. The columns of a composite type are columns, a domain's constraints are constraints. */
final class Types {
    private static final String START = "SELECT " + key("pg_type", "t.oid")
            + ", NULL, n.nspname, t.typname, pg_catalog.format('%I.%I', n.nspname, t.typname), " + owner("t.typowner")
            + ", "
            + comment("pg_type", "t.oid") + ", " + grants("t.typacl", "T", "t.typowner") + ", ";
    private static final String FROM =
            " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace";
    private static final String WHERE = " WHERE" + ObjectQuery.MADE + "AND t.oid >= " + ObjectQuery.FIRST_OID + " AND ";

    static final List<ObjectQuery> QUERIES = List.of(
            new ObjectQuery(
                    Kind.ENUM,
                    List.of("owner", "comment", "grants", "values"),
                    START + "(SELECT pg_catalog.string_agg(e.enumlabel, E'\\n' ORDER BY e.enumsortorder) FROM"
                            + " pg_catalog.pg_enum e WHERE e.enumtypid = t.oid)" + FROM + WHERE + "t.typtype = 'e'"),
            new ObjectQuery(
                    Kind.DOMAIN,
                    List.of("owner", "comment", "grants", "type", "not null", "default", "collation"),
                    START + "pg_catalog.format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN 'yes' END,"
                            + " pg_catalog.pg_get_expr(t.typdefaultbin, 0), CASE WHEN t.typcollation <> b.typcollation THEN"
                            + " t.typcollation::pg_catalog.regcollation::text END" + FROM
                            + " JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype" + WHERE + "t.typtype = 'd'"),
            new ObjectQuery(
                    Kind.COMPOSITE,
                    List.of("owner", "comment", "grants", Relations.COLUMN_ORDER),
                    START + Relations.ORDER + FROM
                            + " JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'" + WHERE
                            + "t.typtype = 'c'"),
            new ObjectQuery(
                    Kind.RANGE,
                    List.of(
                            "owner",
                            "comment",
                            "grants",
                            "subtype",
                            "collation",
                            "operator class",
                            "canonical",
                            "difference",
                            "multirange"),
                    START + "pg_catalog.format_type(r.rngsubtype, NULL), CASE WHEN r.rngcollation <> 0 THEN"
                            + " r.rngcollation::pg_catalog.regcollation::text END, (SELECT o.opcname FROM"
                            + " pg_catalog.pg_opclass o WHERE o.oid = r.rngsubopc), nullif(r.rngcanonical::text, '-'),"
                            + " nullif(r.rngsubdiff::text, '-'), pg_catalog.format_type(r.rngmultitypid, NULL)" + FROM
                            + " JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid" + WHERE + "t.typtype = 'r'"),
            new ObjectQuery(
                    Kind.BASE_TYPE,
                    List.of(
                            "owner",
                            "comment",
                            "grants",
                            "input",
                            "output",
                            "receive",
                            "send",
                            "length",
                            "by value",
                            "alignment",
                            "storage",
                            "category",
                            "delimiter",
                            "defined"),
                    START
                            + "t.typinput::text, t.typoutput::text, nullif(t.typreceive::text, '-'), nullif(t.typsend::text,"
                            + " '-'), t.typlen, t.typbyval, t.typalign, t.typstorage, t.typcategory, t.typdelim,"
                            + " t.typisdefined" + FROM + WHERE
                            + "t.typtype IN ('b', 'p') AND t.typsubscript <> 'pg_catalog.array_subscript_handler'::regproc"),
            new ObjectQuery(
                    Kind.COLLATION,
                    List.of("owner", "comment", "provider", "deterministic", "collate", "ctype", "locale", "rules"),
                    "SELECT " + key("pg_collation", "t.oid")
                            + ", NULL, n.nspname, t.collname, pg_catalog.format('%I.%I', n.nspname, t.collname), "
                            + owner("t.collowner") + ", " + comment("pg_collation", "t.oid")
                            + ", t.collprovider, t.collisdeterministic, t.collcollate, t.collctype, coalesce("
                            + maybe("t", "colllocale") + ", " + maybe("t", "colliculocale") + "), "
                            + maybe("t", "collicurules")
                            + " FROM pg_catalog.pg_collation t JOIN pg_catalog.pg_namespace n ON n.oid = t.collnamespace"
                            + " WHERE" + ObjectQuery.MADE));

    private Types() {}
}
