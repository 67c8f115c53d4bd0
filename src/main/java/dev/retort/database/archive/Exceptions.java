package dev.retort.database.archive;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Tables that the archive never keeps, such as those with personal data.
 *
 * @param patterns {@code schema.table} or {@code table}, which means {@code public.table}; an asterisk stands for any letters
 */
public record Exceptions(List<String> patterns) {
    public static final Exceptions NONE = new Exceptions(List.of());

    public Exceptions {
        patterns = List.copyOf(patterns);
    }

    boolean cover(Relation relation) {
        return covers(relation.schema(), relation.name());
    }

    /** Whether a table is never kept. */
    public boolean covers(String schema, String table) {
        String name = schema + "." + table;
        return patterns.stream()
                .map(pattern -> pattern.contains(".") ? pattern : "public." + pattern)
                .anyMatch(pattern -> expression(pattern).matcher(name).matches());
    }

    private static Pattern expression(String pattern) {
        StringBuilder expression = new StringBuilder();
        for (String part : pattern.toLowerCase(Locale.ROOT).split("\\*", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.compile(expression.toString(), Pattern.CASE_INSENSITIVE);
    }
}
