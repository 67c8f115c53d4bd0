package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A type as a statement names it.
 *
 * @param name in small letters, by the name that PostgreSQL prints: {@code integer} for {@code int4}
 * @param modifiers what stands in parentheses: {@code 12, 2}
 * @param array whether it is an array of this
 */
public record TypeName(String name, List<String> modifiers, boolean array) {
    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("int2", "smallint"),
            Map.entry("float8", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("float", "double precision"),
            Map.entry("bool", "boolean"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("varchar", "character varying"),
            Map.entry("char varying", "character varying"),
            Map.entry("national character varying", "character varying"),
            Map.entry("char", "character"),
            Map.entry("nchar", "character"),
            Map.entry("bpchar", "character"),
            Map.entry("varbit", "bit varying"),
            Map.entry("timestamptz", "timestamp with time zone"),
            Map.entry("timestamp without time zone", "timestamp"),
            Map.entry("timetz", "time with time zone"),
            Map.entry("time without time zone", "time"),
            Map.entry("serial4", "serial"),
            Map.entry("serial8", "bigserial"),
            Map.entry("serial2", "smallserial"));

    /** What ends a type in the definition of a column. */
    private static final Set<String> AFTER_TYPE = Set.of(
            "COLLATE",
            "CONSTRAINT",
            "NOT",
            "NULL",
            "CHECK",
            "DEFAULT",
            "GENERATED",
            "UNIQUE",
            "PRIMARY",
            "REFERENCES",
            "DEFERRABLE",
            "INITIALLY",
            "STORAGE",
            "COMPRESSION",
            "OPTIONS",
            "USING",
            "CASCADE",
            "RESTRICT");

    public TypeName {
        modifiers = List.copyOf(modifiers);
    }

    /** Where the type that stands here ends. */
    static Phrase end(Phrase type) {
        Phrase at = type;
        while (!at.isEmpty() && AFTER_TYPE.stream().noneMatch(at::startsWith)) {
            at = at.afterGroup().orElseGet(at::rest);
        }
        return at;
    }

    /** All words of the phrase are the type. */
    static TypeName of(Phrase type) {
        StringBuilder name = new StringBuilder();
        List<String> modifiers = new ArrayList<>();
        boolean array = false;
        Phrase at = type;
        while (!at.isEmpty()) {
            if (at.startsWith(TokenKind.OPEN_PARENTHESIS)) {
                at.group().items().forEach(item -> modifiers.add(item.oneLine()));
                at = at.afterGroup().orElseThrow();
                continue;
            }
            if (at.startsWith('[') || at.startsWith("ARRAY")) {
                array = true;
            } else if (at.startsWith('.')) {
                name.append('.');
            } else if (at.startsWith(TokenKind.WORD) || at.startsWith(TokenKind.QUOTED_NAME)) {
                boolean apart = !name.isEmpty() && name.charAt(name.length() - 1) != '.';
                name.append(apart ? " " : "").append(at.plainName());
            }
            at = at.rest();
        }
        String plain = name.toString().replaceFirst("^pg_catalog\\.", "");
        return new TypeName(ALIASES.getOrDefault(plain, plain), modifiers, array);
    }

    /** Whether it is this type itself, and no array of it. */
    public boolean is(String other) {
        return !array && name.equals(other);
    }

    /** Whether it stands for a number with a sequence of its own. */
    public boolean isSerial() {
        return is("serial") || is("bigserial") || is("smallserial");
    }

    /** As SQL. */
    public String sql() {
        String written = name.equals("timestamp with time zone") ? "timestamptz" : name;
        return written + (modifiers.isEmpty() ? "" : "(" + String.join(", ", modifiers) + ")") + (array ? "[]" : "");
    }
}
