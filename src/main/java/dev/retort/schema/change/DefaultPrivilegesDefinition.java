package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Default privileges: {@code of role in schema on tables}, and what differs from what PostgreSQL grants unasked. */
final class DefaultPrivilegesDefinition implements Definition {
    /** The schema that they are for, which takes them along when it goes. */
    static Optional<ObjectId> schema(ObjectId privileges) {
        String name = privileges.name();
        int in = name.indexOf(" in ");
        return in < 0
                ? Optional.empty()
                : Optional.of(
                        new ObjectId(Kind.SCHEMA, name.substring(in + " in ".length(), name.lastIndexOf(" on "))));
    }

    /**
     * What somebody may do with a new object who is not to: the privileges that one side grants by default, whoever makes it.
     *
     * @param object with the rights that it is to have
     * @param granted the default privileges of both sides
     */
    static List<String> unwanted(SchemaObject object, List<SchemaObject> granted) {
        String kind = " on " + kind(object.id().kind());
        Optional<String> schema = Names.first(object.id().name());
        Set<String> revokes = new LinkedHashSet<>();
        granted.stream()
                .filter(privileges -> privileges.id().name().endsWith(kind)
                        && schema(privileges.id())
                                .map(ObjectId::name)
                                .filter(name -> !Optional.of(name).equals(schema))
                                .isEmpty())
                .map(privileges -> new SchemaObject(object.id(), object.parent(), privileges.content()))
                .flatMap(given -> CommonAttributes.revokes(given, object).stream())
                .forEach(revokes::add);
        return List.copyOf(revokes);
    }

    private static String kind(Kind kind) {
        return switch (kind) {
            case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "tables";
            case SEQUENCE -> "sequences";
            case FUNCTION, PROCEDURE, AGGREGATE -> "functions";
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE -> "types";
            case SCHEMA -> "schemas";
            default -> "nothing";
        };
    }

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
