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
                            // One that another only names as its commutator or negator is none yet.
                            + " JOIN pg_catalog.pg_namespace n ON n.oid = x.oprnamespace WHERE x.oprcode <> 0 AND x.oid >= "
                            + ObjectQuery.FIRST_OID + " AND" + ObjectQuery.MADE),
            new ObjectQuery(
                    Kind.OPERATOR_FAMILY,
                    List.of("comment", "owner", "operators", "functions"),
                    start(
                                    "pg_opfamily",
                                    "x.opfname",
                                    "pg_catalog.format('%I.%I USING %I', n.nspname, x.opfname, m.amname)")
                            + owner("x.opfowner") + ", " + members("pg_opfamily", "a")
                            + from("pg_opfamily", "opfnamespace").formatted("opfmethod")),
            new ObjectQuery(
                    Kind.OPERATOR_CLASS,
                    List.of("comment", "owner", "type", "default", "family", "storage", "operators", "functions"),
                    start(
                                    "pg_opclass",
                                    "x.opcname",
                                    "pg_catalog.format('%I.%I USING %I', n.nspname, x.opcname, m.amname)")
                            + owner("x.opcowner")
                            + ", pg_catalog.format_type(x.opcintype, NULL), CASE WHEN x.opcdefault THEN 'yes' END, (SELECT"
                            + " pg_catalog.format('%I.%I', k.nspname, f.opfname) FROM pg_catalog.pg_opfamily f JOIN"
                            + " pg_catalog.pg_namespace k ON k.oid = f.opfnamespace WHERE f.oid = x.opcfamily), CASE WHEN"
                            + " x.opckeytype <> 0 THEN pg_catalog.format_type(x.opckeytype, NULL) END, "
                            + members("pg_opclass", "i")
                            + from("pg_opclass", "opcnamespace").formatted("opcmethod")));

    /** The operators and functions that belong to a class, or to a family and to no class, as SQL spells them. */
    private static String members(String catalog, String deptype) {
        return "(SELECT pg_catalog.string_agg('OPERATOR ' || o.amopstrategy || ' ' || o.amopopr::pg_catalog.regoperator::text ||"
                + " CASE o.amoppurpose WHEN 'o' THEN ' FOR ORDER BY ' || (SELECT pg_catalog.format('%I.%I', k.nspname, f.opfname)"
                + " FROM pg_catalog.pg_opfamily f JOIN pg_catalog.pg_namespace k ON k.oid = f.opfnamespace WHERE f.oid ="
                + " o.amopsortfamily) ELSE '' END, E'\\n' ORDER BY o.amopstrategy, o.amopopr::pg_catalog.regoperator::text) FROM"
                + " pg_catalog.pg_amop o JOIN " + depend("pg_amop", catalog, deptype) + " = o.oid)"
                + ", (SELECT pg_catalog.string_agg(pg_catalog.format('FUNCTION %s (%s, %s) %s', f.amprocnum,"
                + " pg_catalog.format_type(f.amproclefttype, NULL), pg_catalog.format_type(f.amprocrighttype, NULL),"
                + " f.amproc::pg_catalog.regprocedure), E'\\n' ORDER BY f.amprocnum, f.amproc::pg_catalog.regprocedure::text) FROM"
                + " pg_catalog.pg_amproc f JOIN " + depend("pg_amproc", catalog, deptype) + " = f.oid)";
    }

    private static String depend(String member, String catalog, String deptype) {
        return "pg_catalog.pg_depend d ON d.classid = 'pg_catalog." + member
                + "'::pg_catalog.regclass AND d.refclassid ="
                + " 'pg_catalog." + catalog + "'::pg_catalog.regclass AND d.refobjid = x.oid AND d.deptype = '"
                + deptype
                + "' AND d.objid";
    }

    private Operators() {}
}
