package dev.retort.sql;

import java.util.List;
import java.util.Optional;

/**
 * A constraint as a statement defines it.
 *
 * @param columns of a key, a foreign key or a NOT NULL; of a check those that its words name
 * @param target of a foreign key: the table it refers to
 * @param usingIndex of a key that takes over an index
 * @param notValid whether rows that are there are not looked at
 * @param notEnforced whether no row is ever looked at
 * @param text on one line, without the name and without NOT VALID
 */
public record ConstraintClause(
        Optional<String> name,
        Kind kind,
        List<String> columns,
        Optional<SqlName> target,
        Optional<String> usingIndex,
        boolean notValid,
        boolean notEnforced,
        String text) {
    public ConstraintClause {
        columns = List.copyOf(columns);
    }

    /** What it demands. */
    public enum Kind {
        PRIMARY_KEY("pkey"),
        UNIQUE("key"),
        FOREIGN_KEY("fkey"),
        CHECK("check"),
        EXCLUSION("excl"),
        NOT_NULL("not_null");

        private final String suffix;

        Kind(String suffix) {
            this.suffix = suffix;
        }
    }

    /** Its name, or the one that PostgreSQL would give it if that is free. */
    public String nameOn(SqlName table) {
        String middle = kind == Kind.PRIMARY_KEY || columns.isEmpty() ? "" : String.join("_", columns) + "_";
        return name.orElse(table.name() + "_" + middle + kind.suffix);
    }

    /** Whether it is a check that no null passes: {@code CHECK (x IS NOT NULL)}. */
    public boolean demandsValueOf(String column) {
        return switch (kind) {
            case NOT_NULL, PRIMARY_KEY -> columns.contains(column);
            case CHECK ->
                text.toLowerCase(java.util.Locale.ROOT)
                        .replaceAll("[\"()\\s]+", " ")
                        .strip()
                        .equals("check " + column.toLowerCase(java.util.Locale.ROOT) + " is not null");
            case UNIQUE, FOREIGN_KEY, EXCLUSION -> false;
        };
    }
}
