package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Default privileges: {@code of role in schema on tables}, and what differs from what PostgreSQL grants unasked. */
final class DefaultPrivilegesDefinition implements Definition {
    @Override
    public List<Statement> create(SchemaObject privileges, SchemaGraph side) {
        SchemaObject none = new SchemaObject(privileges.id(), privileges.parent(), new LinkedHashMap<>());
        return change(none, privileges);
    }

    @Override
    public List<Statement> drop(SchemaObject privileges, SchemaGraph side) {
        SchemaObject none = new SchemaObject(privileges.id(), privileges.parent(), new LinkedHashMap<>());
        return change(privileges, none);
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
        String name = after.id().name();
        int on = name.lastIndexOf(" on ");
        String in = name.contains(" in ") ? name.substring(name.indexOf(" in ")) : name.substring(0, 0);
        String role = name.substring("of ".length(), in.isEmpty() ? on : name.indexOf(" in "));
        String schema = in.isEmpty() ? "" : " IN SCHEMA " + in.substring(" in ".length(), in.lastIndexOf(" on "));
        String start = "ALTER DEFAULT PRIVILEGES FOR ROLE " + role + schema + " ";
        List<Statement> statements = new ArrayList<>();
        CommonAttributes.changes(before, after, " ON " + Names.word(name.substring(on + " on ".length())), role)
                .forEach(sql -> statements.add(Statement.of(start + sql)));
        return statements;
    }
}
