package dev.retort.schema.lint;

import dev.retort.sql.TypeName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a change of a column's type does to its values. */
enum TypeChange {
    /** The values stay as they are, and are not looked at. */
    FREE,
    /** All rows are written anew. */
    REWRITES,
    /** All rows are written anew, and values that the new type cannot hold stop it, or lose places. */
    NARROWS;

    /** Numbers by how much they hold. */
    private static final Map<String, Integer> INTEGERS = Map.of("smallint", 1, "integer", 2, "bigint", 3);

    /**
     * Whether the server says that values stay; the types as PostgreSQL names them.
     *
     * @param from empty where the scripts do not tell, which is taken for the worse
     */
    static TypeChange of(Optional<TypeName> from, TypeName to, Optional<String> using, String column) {
        if (using.isPresent() && !isPlainCast(using.get(), to, column)) {
            return REWRITES;
        }
        if (from.isEmpty()) {
            return REWRITES;
        }
        TypeName before = from.get();
        if (before.equals(to)) {
            return FREE;
        }
        if (before.array() || to.array()) {
            return REWRITES;
        }
        if (isFree(before, to)) {
            return FREE;
        }
        return narrows(before, to) ? NARROWS : REWRITES;
    }

    private static boolean isPlainCast(String using, TypeName to, String column) {
        String text = using.replaceAll("[\"()\\s]", "").toLowerCase(java.util.Locale.ROOT);
        String plain = column.toLowerCase(java.util.Locale.ROOT);
        int cast = text.indexOf("::");
        // The modifiers have lost their parentheses here; the name alone tells a cast to the same type.
        return text.equals(plain)
                || (cast > 0
                        && text.substring(0, cast).equals(plain)
                        && to.modifiers().isEmpty()
                        && text.substring(cast + 2).equals(to.sql().replace(" ", "")));
    }

    private static boolean isFree(TypeName from, TypeName to) {
        return switch (from.name()) {
            case "character varying" ->
                to.is("text") || (to.is("character varying") && holds(to.modifiers(), from.modifiers()));
            case "text" -> to.is("character varying") && to.modifiers().isEmpty();
            case "bit varying" -> to.is("bit varying") && holds(to.modifiers(), from.modifiers());
            case "numeric" -> to.is("numeric") && holdsNumber(from.modifiers(), to.modifiers());
            case "cidr" -> to.is("inet");
            case "timestamp", "timestamp with time zone", "time", "time with time zone", "interval" ->
                to.is(from.name()) && holds(to.modifiers(), from.modifiers());
            default -> false;
        };
    }

    /** Without a number there is no limit. */
    private static boolean holds(List<String> to, List<String> from) {
        return to.isEmpty() || (!from.isEmpty() && number(to.getFirst()) >= number(from.getFirst()));
    }

    private static boolean holdsNumber(List<String> from, List<String> to) {
        return to.isEmpty()
                || (!from.isEmpty() && number(to.getFirst()) >= number(from.getFirst()) && scale(to) == scale(from));
    }

    private static boolean narrows(TypeName from, TypeName to) {
        if (INTEGERS.containsKey(from.name()) && INTEGERS.containsKey(to.name())) {
            return INTEGERS.getOrDefault(to.name(), 0) < INTEGERS.getOrDefault(from.name(), 0);
        }
        return switch (to.name()) {
            case "character varying", "character" ->
                (from.is("text") || from.is("character varying") || from.is("character"))
                        && !holds(to.modifiers(), from.modifiers());
            case "numeric" -> from.is("numeric") && !holdsNumber(from.modifiers(), to.modifiers());
            case "date" -> from.name().startsWith("timestamp");
            case "real" -> from.is("double precision") || from.is("numeric");
            case "integer", "smallint", "bigint" ->
                from.is("numeric") || from.is("double precision") || from.is("real");
            default -> false;
        };
    }

    private static int scale(List<String> modifiers) {
        return modifiers.size() > 1 ? number(modifiers.get(1)) : 0;
    }

    private static int number(String text) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
    }
}
