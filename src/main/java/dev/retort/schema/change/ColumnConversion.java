package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.List;
import java.util.Set;

/** Another type, or another collation, for a column's values. */
final class ColumnConversion {
    private ColumnConversion() {}

    static Statement of(Alter alter, String start) {
        SchemaObject column = alter.after();
        String before = String.valueOf(alter.before().content().get("type"));
        String after = String.valueOf(column.content().get("type"));
        StringBuilder sql = new StringBuilder(start).append(" TYPE ").append(after);
        column.attribute("collation").ifPresent(name -> sql.append(" COLLATE ").append(name));
        if (column.parent().filter(table -> table.kind() == Kind.FOREIGN_TABLE).isPresent()) {
            // Its values are elsewhere, and only read as another type.
            return Statement.of(sql.toString());
        }
        if (!family(before).equals(family(after))) {
            sql.append(" USING ").append(column.name()).append(cast(before, after));
        }
        return before.equals(after)
                ? Statement.of(sql.toString())
                : Statement.of(sql.toString()).with(remark(before, after, column));
    }

    /** From one type to another, to stand behind a value. */
    static String cast(String before, String after) {
        return before.equals(after) ? "" : between(before, after) + "::" + after;
    }

    /** Families of types within which PostgreSQL converts by itself; to and from text it always does. */
    private static final List<Set<String>> FAMILIES = List.of(
            Set.of("smallint", "integer", "bigint", "numeric", "real", "double precision", "money"),
            Set.of("date", "timestamp without time zone", "timestamp with time zone"),
            Set.of("time without time zone", "time with time zone", "interval"),
            Set.of("integer", "boolean"),
            Set.of("integer", "oid", "bigint"),
            Set.of("json", "jsonb"),
            Set.of("inet", "cidr"));

    private static final Set<String> TEXTS = Set.of("text", "character varying", "character", "name");

    /** What is not converted is printed, and read again as the other type. */
    private static String between(String before, String after) {
        String first = family(before);
        String second = family(after);
        boolean direct = TEXTS.contains(first)
                || TEXTS.contains(second)
                || FAMILIES.stream().anyMatch(set -> set.contains(first) && set.contains(second));
        if (direct) {
            return "";
        }
        return first.endsWith("[]") && second.endsWith("[]") ? "::text[]" : "::text";
    }

    private static String remark(String before, String after, SchemaObject column) {
        return "changes every value of " + column.id().name() + " from " + before + " to " + after
                + ", and may rewrite the table while nobody can read it";
    }

    /** The type without its length. */
    private static String family(String type) {
        int at = type.indexOf('(');
        return at < 0 ? type : type.substring(0, at) + type.substring(type.indexOf(')', at) + 1);
    }
}
