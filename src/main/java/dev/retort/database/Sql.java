package dev.retort.database;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A statement of ours, or a part of one, with the values that belong to its question marks. A session binds them; an
 * offline script writes them down.
 */
record Sql(String text, List<@Nullable Object> values) {
    static Sql of(String text, @Nullable Object... values) {
        return new Sql(text, new ArrayList<>(Arrays.asList(values)));
    }

    /** Of all that goes to the server, in characters. */
    int length() {
        return text.length()
                + values.stream()
                        .mapToInt(value -> String.valueOf(value).length())
                        .sum();
    }

    /** The statement with its values as literals, which mean the same whatever {@code standard_conforming_strings} is. */
    String written() {
        Iterator<@Nullable Object> next = values.iterator();
        return text.chars()
                .mapToObj(c -> c == '?' ? literal(next.next()) : Character.toString(c))
                .collect(Collectors.joining());
    }

    static String literal(@Nullable Object value) {
        return switch (value) {
            case null -> "NULL";
            case Number number -> number.toString();
            case Boolean bool -> bool.toString();
            case List<?> list ->
                list.stream().map(Sql::literal).collect(Collectors.joining(", ", "ARRAY[", "]::text[]"));
            default -> string(value.toString());
        };
    }

    private static String string(String text) {
        String quoted = text.replace("'", "''");
        return quoted.contains("\\") ? "E'" + quoted.replace("\\", "\\\\") + "'" : "'" + quoted + "'";
    }
}
