package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.List;

/** Default privileges: {@code of role in schema on tables}, and what differs from what PostgreSQL grants unasked. */
final class DefaultPrivilegesDefinition implements Definition {
    @Override
    public List<Statement> create(SchemaObject privileges, SchemaGraph side) {
        return change(ColumnDefinition.without(privileges, "grants"), privileges);
    }

    @Override
    public List<Statement> drop(SchemaObject privileges, SchemaGraph side) {
        return change(privileges, ColumnDefinition.without(privileges, "grants"));
    }

    @Override
    public Effect effect(Alter alter) {
        return Effect.IN_PLACE;
    }

    @Override
    public List<Statement> alter(Alter alter) {
        return change(alter.before(), alter.after());
    }

    private static List<Statement> change(SchemaObject before, SchemaObject after) {
        String role = after.attribute("role").orElse("");
        String start = "ALTER DEFAULT PRIVILEGES FOR ROLE " + role
                + after.attribute("schema").map(name -> " IN SCHEMA " + name).orElse("") + " ";
        String on = " ON " + Names.word(after.attribute("on").orElse(""));
        return CommonAttributes.changes(before, after, on, role).stream()
                .map(sql -> Statement.of(start + sql))
                .toList();
    }
}
