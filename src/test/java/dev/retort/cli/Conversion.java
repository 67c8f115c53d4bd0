package dev.retort.cli;

import java.util.List;

/**
 * A change of type that a random chain makes.
 *
 * @param back how a value (%s) becomes one of the old type again, which may lose some of it
 */
record Conversion(String from, String to, String back) {
    static final List<Conversion> ALL = List.of(
            new Conversion("int", "bigint", "LEAST(%s, 100)::int"),
            new Conversion("varchar(20)", "text", "left(%s, 3)::varchar(20)"),
            new Conversion("int", "text", "length(%s)"),
            new Conversion("date", "timestamptz", "%s::date"),
            new Conversion("int", "double precision", "round(%s)::int"),
            new Conversion("real", "double precision", "%s::real"),
            new Conversion("boolean", "text", "(%s = 'true')"),
            new Conversion("json", "jsonb", "NULL::json"));
}
