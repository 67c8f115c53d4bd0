package dev.retort.schema;

import static dev.retort.schema.ObjectQuery.comment;
import static dev.retort.schema.ObjectQuery.grants;
import static dev.retort.schema.ObjectQuery.key;
import static dev.retort.schema.ObjectQuery.owner;

import java.util.List;

/** Functions, procedures and aggregates. */
final class Routines {
    private static final String START = "SELECT " + key("pg_proc", "p.oid")
            + ", NULL, n.nspname, p.proname, pg_catalog.format('%I.%I(%s)', n.nspname, p.proname,"
            + " pg_catalog.pg_get_function_identity_arguments(p.oid)), " + owner("p.proowner") + ", "
            + comment("pg_proc", "p.oid") + ", " + grants("p.proacl", "f", "p.proowner") + ", ";
    private static final String FROM =
            " FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace";
    private static final String WHERE =
            " WHERE p.oid >= " + ObjectQuery.FIRST_OID + " AND" + ObjectQuery.MADE + "AND p.prokind";

    private static ObjectQuery defined(Kind kind, String prokinds) {
        return new ObjectQuery(
                kind,
                List.of("owner", "comment", "grants", "definition"),
                START + "pg_catalog.pg_get_functiondef(p.oid)" + FROM + WHERE + " IN (" + prokinds + ")");
    }

    static final List<ObjectQuery> QUERIES = List.of(
            defined(Kind.FUNCTION, "'f', 'w'"),
            defined(Kind.PROCEDURE, "'p'"),
            new ObjectQuery(
                    Kind.AGGREGATE,
                    List.of(
                            "owner",
                            "comment",
                            "grants",
                            "arguments",
                            "result",
                            "transition",
                            "final",
                            "combine",
                            "serial",
                            "deserial",
                            "moving transition",
                            "moving inverse",
                            "moving final",
                            "state type",
                            "initial value",
                            "sort operator",
                            "kind",
                            "parallel",
                            "state size",
                            "final extra",
                            "final modifies",
                            "moving state type",
                            "moving state size",
                            "moving initial value",
                            "moving final extra",
                            "moving final modifies",
                            "argument types"),
                    START + "pg_catalog.pg_get_function_arguments(p.oid), pg_catalog.pg_get_function_result(p.oid),"
                            + " a.aggtransfn::text, nullif(a.aggfinalfn::text, '-'), nullif(a.aggcombinefn::text, '-'),"
                            + " nullif(a.aggserialfn::text, '-'), nullif(a.aggdeserialfn::text, '-'),"
                            + " nullif(a.aggmtransfn::text, '-'), nullif(a.aggminvtransfn::text, '-'),"
                            + " nullif(a.aggmfinalfn::text, '-'), pg_catalog.format_type(a.aggtranstype, NULL), a.agginitval,"
                            + " nullif(a.aggsortop, 0)::pg_catalog.regoperator::text, a.aggkind, p.proparallel,"
                            + " nullif(a.aggtransspace, 0), a.aggfinalextra, a.aggfinalmodify, CASE WHEN a.aggmtransfn <>"
                            + " 0 THEN pg_catalog.format_type(a.aggmtranstype, NULL) END, nullif(a.aggmtransspace, 0),"
                            + " a.aggminitval, a.aggmfinalextra, a.aggmfinalmodify,"
                            + " pg_catalog.oidvectortypes(p.proargtypes)" + FROM
                            + " JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid" + WHERE + " = 'a'"));

    private Routines() {}
}
