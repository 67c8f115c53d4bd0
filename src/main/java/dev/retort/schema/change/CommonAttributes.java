package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What objects of every kind have: a comment, an owner, and rights on them. */
final class CommonAttributes {
    static final Set<String> NAMES = Set.of("comment", "owner", "grants", "column order");

    private CommonAttributes() {}

    /**
     * Gives a new object its own.
     *
     * @param side where it is
     */
    static List<Statement> create(SchemaObject object, SchemaGraph side) {
        return alter(side.inEffect().justMade(object), object);
    }

    static List<Statement> alter(SchemaObject before, SchemaObject after) {
        List<Statement> statements = new ArrayList<>();
        Optional<String> owner = after.attribute("owner");
        // A new owner's rights and those of the old one become one: what is revoked from either then is the owner's.
        SchemaObject owned = before;
        if (!before.attribute("owner").equals(owner) && followsTable(before, after)) {
            owned = Rights.without(before, grantee -> owner.equals(Optional.of(grantee)));
        } else if (!before.attribute("owner").equals(owner)) {
            owned = Rights.ofThoseIn(after, before);
            statements.addAll(grants(before, owned));
            statements.add(Statement.of("ALTER " + Names.address(after) + " OWNER TO " + owner.orElse("CURRENT_USER")));
        }
        if (!owned.attribute("grants").equals(after.attribute("grants"))
                && after.id().kind() != Kind.DEFAULT_PRIVILEGES) {
            statements.addAll(grants(owned, after));
        }
        Optional<String> comment = after.attribute("comment");
        if (!before.attribute("comment").equals(comment)) {
            statements.add(Statement.of("COMMENT ON " + Names.address(after) + " IS "
                    + comment.map(Names::literal).orElse("NULL")));
        }
        return statements;
    }

    /** A column's sequence goes to a new owner with its table, and in no other way. */
    private static boolean followsTable(SchemaObject before, SchemaObject after) {
        return after.id().kind() == Kind.SEQUENCE
                && (after.has("identity") || (before.has("owned by") && after.has("owned by")));
    }

    /** Its rights are changed after that. */
    static void afterTables(Map<ObjectId, Alter> altered, Order order) {
        altered.forEach((id, alter) -> {
            if (alter.changes("owner") && alter.changes("grants") && followsTable(alter.before(), alter.after())) {
                alter.now("owned by")
                        .map(name -> new ObjectId(Kind.COLUMN, name))
                        .or(alter.after()::parent)
                        .flatMap(alter.to()::find)
                        .flatMap(SchemaObject::parent)
                        .ifPresent(table -> order.wish(new Node(Phase.ALTER, table), new Node(Phase.ALTER, id)));
            }
        });
    }

    private static List<Statement> grants(SchemaObject before, SchemaObject after) {
        return changes(before, after, on(after), after.attribute("owner").orElse("CURRENT_USER")).stream()
                .map(Statement::of)
                .toList();
    }

    /**
     * The GRANT and REVOKE that make one object's rights another's.
     *
     * @param on what stands between the rights and who has them
     * @param owner who is meant by the owner
     */
    static List<String> changes(SchemaObject before, SchemaObject after, String on, String owner) {
        Map<String, Set<String>> old = Rights.of(before);
        Map<String, Set<String>> now = Rights.of(after);
        Set<String> grantees = new TreeSet<>(old.keySet());
        grantees.addAll(now.keySet());
        List<String> changes = new ArrayList<>();
        for (String grantee : grantees) {
            Set<String> had = old.getOrDefault(grantee, Rights.unasked(grantee, after));
            Set<String> has = now.getOrDefault(grantee, Rights.unasked(grantee, after));
            String who = grantee.equals(Rights.OWNER) ? owner : grantee;
            boolean anew = has.isEmpty() || had.contains("ALL") || has.contains("ALL");
            Set<String> gone = new TreeSet<>(had);
            gone.removeAll(has);
            if (anew && !had.isEmpty()) {
                changes.add("REVOKE " + list(Set.of("ALL"), after) + on + " FROM " + who);
            } else if (!gone.isEmpty()) {
                changes.add("REVOKE " + list(Rights.plain(gone), after) + on + " FROM " + who);
            }
            Set<String> given = new TreeSet<>(has);
            if (!anew) {
                given.removeAll(had);
            }
            changes.addAll(given(given, after, on, who));
        }
        return changes;
    }

    private static List<String> given(Set<String> given, SchemaObject object, String on, String who) {
        List<String> statements = new ArrayList<>();
        Set<String> withOption = new TreeSet<>(given);
        withOption.removeIf(right -> !right.endsWith(Rights.WITH_GRANT));
        Set<String> without = new TreeSet<>(given);
        without.removeAll(withOption);
        if (!without.isEmpty()) {
            statements.add("GRANT " + list(without, object) + on + " TO " + who);
        }
        if (!withOption.isEmpty()) {
            statements.add("GRANT " + list(Rights.plain(withOption), object) + on + " TO " + who + Rights.WITH_GRANT);
        }
        return statements;
    }

    /** A column's stand in brackets behind each of them. */
    private static String list(Set<String> rights, SchemaObject object) {
        String column = object.id().kind() == Kind.COLUMN ? " (" + object.name() + ")" : "";
        return rights.stream().map(right -> right + column).collect(Collectors.joining(", "));
    }

    private static String on(SchemaObject object) {
        String name = object.id().name();
        return " ON "
                + switch (object.id().kind()) {
                    case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLE " + name;
                    case COLUMN -> "TABLE " + Names.table(object);
                    case AGGREGATE ->
                        "FUNCTION " + name.substring(0, name.indexOf('(')) + "("
                                + object.attribute("argument types").orElse("") + ")";
                    case DOMAIN -> "TYPE " + name;
                    case FOREIGN_SERVER -> "FOREIGN SERVER " + name;
                    default -> Names.address(object);
                };
    }
}
