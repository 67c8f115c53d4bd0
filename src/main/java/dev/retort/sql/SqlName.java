package dev.retort.sql;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A name of an object as PostgreSQL stores it: without quotes, in small letters where it had none.
 *
 * @param schema empty where the statement does not name it
 */
public record SqlName(String schema, String name) {
    /** Keywords of PostgreSQL 14 to 18 that a name must be quoted for. */
    private static final Set<String> KEYWORDS = Arrays.stream(
                    ("all analyse analyze and any array as asc asymmetric authorization between bigint binary bit boolean both"
                                    + " case cast char character check coalesce collate collation column concurrently constraint"
                                    + " create cross current_catalog current_date current_role current_schema current_time"
                                    + " current_timestamp current_user dec decimal default deferrable desc distinct do else end"
                                    + " except exists extract false fetch float for foreign freeze from full grant greatest group"
                                    + " grouping having ilike in initially inner inout int integer intersect interval into is isnull"
                                    + " join json json_array json_arrayagg json_exists json_object json_objectagg json_query"
                                    + " json_scalar json_serialize json_table json_value lateral leading least left like limit"
                                    + " localtime localtimestamp merge_action national natural nchar none normalize not notnull null"
                                    + " nullif numeric offset on only or order out outer overlaps overlay placing position"
                                    + " precision primary real references returning right row select session_user setof similar"
                                    + " smallint some substring symmetric system_user table tablesample then time timestamp to"
                                    + " trailing treat trim true union unique user using values varchar variadic verbose when where"
                                    + " window with xmlattributes xmlconcat xmlelement xmlexists xmlforest xmlnamespaces xmlparse"
                                    + " xmlpi xmlroot xmlserialize xmltable")
                            .split(" "))
            .collect(Collectors.toUnmodifiableSet());

    /** A name without a schema. */
    public static SqlName of(String name) {
        return new SqlName("", name);
    }

    /** The name that stands there; of three parts the last two. */
    static SqlName at(Phrase phrase) {
        SqlName found = of(phrase.isEmpty() ? "" : phrase.plainName());
        Phrase at = phrase.isEmpty() ? phrase : phrase.rest();
        while (at.startsWith('.') && at.rest().afterName().isPresent()) {
            found = new SqlName(found.name(), at.rest().plainName());
            at = at.rest().rest();
        }
        return found;
    }

    /** The same without the schema {@code public}, which most statements leave out. */
    public SqlName plain() {
        return schema.equals("public") ? of(name) : this;
    }

    /** Another object in the same schema. */
    public SqlName sibling(String other) {
        return new SqlName(schema, other);
    }

    /** As SQL, quoted where that is needed. */
    public String sql() {
        return (schema.isEmpty() ? "" : quoted(schema) + ".") + quoted(name);
    }

    /** One part of a name as SQL, quoted where that is needed. */
    public static String quoted(String part) {
        return part.matches("[a-z_][a-z0-9_$]*") && !KEYWORDS.contains(part)
                ? part
                : '"' + part.replace("\"", "\"\"") + '"';
    }

    /** For people: without quotes. */
    @Override
    public String toString() {
        return schema.isEmpty() ? name : schema + "." + name;
    }
}
