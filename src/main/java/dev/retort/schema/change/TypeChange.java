package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;

/** Another type, or another collation, for a column's values. */
final class TypeChange {
    private TypeChange() {}

    static Statement of(Alter alter, String start) {
        SchemaObject column = alter.after();
        String before = String.valueOf(alter.before().content().get("type"));
        String after = String.valueOf(column.content().get("type"));
        StringBuilder sql = new StringBuilder(start).append(" TYPE ").append(after);
        column.attribute("collation").ifPresent(name -> sql.append(" COLLATE ").append(name));
        if (!family(before).equals(family(after))) {
            sql.append(" USING ")
                    .append(column.name())
                    .append(between(before, after))
                    .append("::")
                    .append(after);
        }
        return before.equals(after)
                ? Statement.of(sql.toString())
                : Statement.of(sql.toString()).with(remark(before, after, column));
    }

    /** Types of which one is no other's cast are read from what they print. */
    private static String between(String before, String after) {
        return isOwn(before) || isOwn(after)
                ? (after.endsWith("[]") && before.endsWith("[]") ? "::text[]" : "::text")
                : "";
    }

    private static boolean isOwn(String type) {
        return Names.first(type).isPresent();
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
