package dev.retort.schema.lint;

import java.util.Set;

/** Whether an expression may give another value for each row, as far as its words tell. */
public enum Volatility {
    /** One value for all rows: PostgreSQL keeps it beside the table, and rewrites nothing. */
    STEADY,
    /** A function that no script has made, and that is not among those known. */
    UNKNOWN,
    VOLATILE;

    private static final Set<String> VOLATILE_FUNCTIONS = Set.of(
            "random",
            "random_normal",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "clock_timestamp",
            "timeofday",
            "nextval",
            "setval",
            "currval",
            "lastval",
            "set_config",
            "current_query",
            "pg_sleep",
            "txid_current",
            "pg_current_xact_id",
            "uuid_generate_v1",
            "uuid_generate_v1mc",
            "uuid_generate_v4",
            "gen_random_bytes",
            "gen_salt");

    private static final Set<String> STEADY_FUNCTIONS = Set.of(
            "now",
            "transaction_timestamp",
            "statement_timestamp",
            "date_trunc",
            "date_part",
            "make_date",
            "make_interval",
            "make_timestamp",
            "make_timestamptz",
            "timezone",
            "to_timestamp",
            "to_date",
            "to_char",
            "to_number",
            "age",
            "lower",
            "upper",
            "initcap",
            "btrim",
            "ltrim",
            "rtrim",
            "lpad",
            "rpad",
            "left",
            "right",
            "replace",
            "repeat",
            "concat",
            "concat_ws",
            "format",
            "md5",
            "sha256",
            "encode",
            "decode",
            "length",
            "char_length",
            "substr",
            "abs",
            "round",
            "ceil",
            "ceiling",
            "floor",
            "trunc",
            "power",
            "sqrt",
            "current_setting",
            "current_database",
            "current_schema",
            "jsonb_build_object",
            "jsonb_build_array",
            "json_build_object",
            "json_build_array",
            "to_json",
            "to_jsonb",
            "jsonb_object",
            "row_to_json",
            "array_fill",
            "string_to_array",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange",
            "point",
            "box",
            "circle",
            "to_tsvector",
            "to_tsquery",
            "pg_catalog.now",
            "inet_client_addr",
            "txid_current_snapshot",
            "pg_current_snapshot");

    /**
     * Of the functions that an expression calls.
     *
     * @param calls in small letters, with their schema where one is written
     */
    static Volatility of(Set<String> calls, Sketch sketch) {
        Volatility worst = STEADY;
        for (String call : calls) {
            String plain = call.replaceFirst("^(pg_catalog|public)\\.", "");
            Volatility one = sketch.isSteady(plain) || STEADY_FUNCTIONS.contains(plain)
                    ? STEADY
                    : VOLATILE_FUNCTIONS.contains(plain.replaceFirst("^.*\\.", "")) ? VOLATILE : UNKNOWN;
            worst = one.compareTo(worst) > 0 ? one : worst;
        }
        return worst;
    }

    /** Whether functions are known to give one value for all rows of a statement. */
    public static boolean areSteady(Set<String> calls) {
        return of(calls, new Sketch()) == STEADY;
    }

    static Set<String> volatileFunctions() {
        return VOLATILE_FUNCTIONS;
    }

    static Set<String> steadyFunctions() {
        return STEADY_FUNCTIONS;
    }
}
