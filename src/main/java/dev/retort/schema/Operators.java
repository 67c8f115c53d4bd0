package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** Casts, operators, and the classes and families of operators that indexes use. */
final class Operators {
    private static String start(String catalog, String name, String signature) {
        return "SELECT " + key(catalog, "x.oid") + ", NULL, n.nspname, " + name + ", " + signature + ", "
                + comment(catalog, "x.oid") + ", ";
    }

    private static String from(String catalog, String namespace) {
        return " FROM pg_catalog." + catalog + " x JOIN pg_catalog.pg_namespace n ON n.oid = x." + namespace
                + " JOIN pg_catalog.pg_am m ON m.oid = x.%s WHERE x.oid >= " + ObjectQuery.FIRST_OID + " AND"
                + ObjectQuery.MADE;
    }

    static final List<ObjectQuery> QUERIES = List.of(
            new ObjectQuery(
                    Kind.CAST,
                    List.of("comment", "function", "context", "method"),
                    "SELECT " + key("pg_cast", "x.oid") + ", NULL, NULL, NULL, pg_catalog.format('(%s AS %s)',"
                            + " pg_catalog.format_type(x.castsource, NULL), pg_catalog.format_type(x.casttarget, NULL)), "
                            + comment("pg_cast", "x.oid") + ", nullif(x.castfunc::pg_catalog.regprocedure::text, '-'),"
                            + " x.castcontext, x.castmethod FROM pg_catalog.pg_cast x WHERE x.oid >= "
                            + ObjectQuery.FIRST_OID),
            new ObjectQuery(
                    Kind.OPERATOR,
                    List.of(
                            "comment",
                            "owner",
                            "result",
                            "function",
                            "commutator",
                            "negator",
                            "restrict",
                            "join",
                            "merges",
                            "hashes"),
                    start("pg_operator", "x.oprname", "x.oid::pg_catalog.regoperator::text") + owner("x.oprowner")
                            + ", pg_catalog.format_type(x.oprresult, NULL), x.oprcode::text,"
                            + " nullif(x.oprcom, 0)::pg_catalog.regoperator::text,"
                            + " nullif(x.oprnegate, 0)::pg_catalog.regoperator::text, nullif(x.oprrest::text, '-'),"
                            + " nullif(x.oprjoin::text, '-'), x.oprcanmerge, x.oprcanhash FROM pg_catalog.pg_operator x"
                            + " JOIN pg_catalog.pg_namespace n ON n.oid = x.oprnamespace WHERE x.oid >= "
                            + ObjectQuery.FIRST_OID + " AND" + ObjectQuery.MADE),
            new ObjectQuery(
                    Kind.OPERATOR_CLASS,
                    List.of("comment", "owner", "type", "default", "family", "storage"),
                    start(
                                    "pg_opclass",
                                    "x.opcname",
                                    "pg_catalog.format('%I.%I USING %I', n.nspname, x.opcname, m.amname)")
                            + owner("x.opcowner") + ", pg_catalog.format_type(x.opcintype, NULL), x.opcdefault, (SELECT"
                            + " f.opfname FROM pg_catalog.pg_opfamily f WHERE f.oid = x.opcfamily), CASE WHEN x.opckeytype"
                            + " <> 0 THEN pg_catalog.format_type(x.opckeytype, NULL) END"
                            + from("pg_opclass", "opcnamespace").formatted("opcmethod")),
            new ObjectQuery(
                    Kind.OPERATOR_FAMILY,
                    List.of("comment", "owner", "operators", "functions"),
                    start(
                                    "pg_opfamily",
                                    "x.opfname",
                                    "pg_catalog.format('%I.%I USING %I', n.nspname, x.opfname, m.amname)")
                            + owner("x.opfowner") + ", (SELECT pg_catalog.string_agg(o.amopstrategy || ' ' ||"
                            + " o.amopopr::pg_catalog.regoperator::text || ' ' || o.amoppurpose::pg_catalog.text, E'\\n' ORDER BY"
                            + " o.amopstrategy, o.amopopr::pg_catalog.regoperator::text) FROM pg_catalog.pg_amop o WHERE"
                            + " o.amopfamily = x.oid), (SELECT pg_catalog.string_agg(f.amprocnum || ' ' ||"
                            + " f.amproc::pg_catalog.regprocedure::text, E'\\n' ORDER BY f.amprocnum,"
                            + " f.amproc::pg_catalog.regprocedure::text) FROM pg_catalog.pg_amproc f WHERE f.amprocfamily ="
                            + " x.oid)" + from("pg_opfamily", "opfnamespace").formatted("opfmethod")));

    private Operators() {}
}
