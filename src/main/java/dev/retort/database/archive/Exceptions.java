package dev.retort.database.archive;

import dev.retort.sql.Script;
import dev.retort.sql.SqlName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tables that the archive does not keep: some never, such as those with personal data; others since a script writes their rows
 * elsewhere, so that nothing is lost with them.
 *
 * @param patterns {@code schema.table} or {@code table}, which means {@code public.table}; an asterisk stands for any letters
 * @param elsewhere tables whose rows are elsewhere, as the script says
 */
public record Exceptions(List<String> patterns, Set<SqlName> elsewhere) {
    public static final Exceptions NONE = new Exceptions(List.of());

    public Exceptions {
        patterns = List.copyOf(patterns);
        elsewhere = Set.copyOf(elsewhere);
    }

    public Exceptions(List<String> patterns) {
        this(patterns, Set.of());
    }

    /** These, and those of a script. */
    public Exceptions with(Script script) {
        return new Exceptions(patterns, script.rowsElsewhere());
    }

    /** A partitioned table's rows are those of its partitions. */
    boolean isElsewhere(Relation relation, Snapshot now) {
        List<Relation> partitions = relation.isPartitioned() ? now.partitions(relation.oid()) : List.of();
        return elsewhere.contains(new SqlName(relation.schema(), relation.name()))
                || (!partitions.isEmpty() && partitions.stream().allMatch(partition -> isElsewhere(partition, now)));
    }

    /** @param sql the table's name, as a statement has it */
    boolean isElsewhere(String sql) {
        return elsewhere.stream()
                .anyMatch(name -> name.sql().equals(sql) || name.plain().sql().equals(sql));
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
