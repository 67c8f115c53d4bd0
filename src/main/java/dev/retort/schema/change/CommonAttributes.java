package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What objects of every kind have: a comment, an owner, and rights on them. */
final class CommonAttributes {
    static final Set<String> NAMES = Set.of("comment", "owner", "grants", "column order");
    private static final String WITH_GRANT = " WITH GRANT OPTION";
    private static final String OWNER = "the owner";

    private CommonAttributes() {}

    static List<Statement> create(SchemaObject object) {
        SchemaObject plain = new SchemaObject(object.id(), object.parent(), new LinkedHashMap<>());
        return alter(plain, object);
    }

    static List<Statement> alter(SchemaObject before, SchemaObject after) {
        List<Statement> statements = new ArrayList<>();
        Optional<String> owner = after.attribute("owner");
        if (!before.attribute("owner").equals(owner)) {
            statements.add(Statement.of("ALTER " + Names.address(after) + " OWNER TO " + owner.orElse("CURRENT_USER")));
        }
        if (!before.attribute("grants").equals(after.attribute("grants"))
                && after.id().kind() != Kind.DEFAULT_PRIVILEGES) {
            statements.addAll(grants(before, after));
        }
        Optional<String> comment = after.attribute("comment");
        if (!before.attribute("comment").equals(comment)) {
            statements.add(Statement.of("COMMENT ON " + Names.address(after) + " IS "
                    + comment.map(Names::literal).orElse("NULL")));
        }
        return statements;
    }

    /** What has to be taken from who has one object's rights, and is to have another's. */
    static List<String> revokes(SchemaObject before, SchemaObject after) {
        return changes(before, after, on(after), after.attribute("owner").orElse("CURRENT_USER")).stream()
                .filter(sql -> sql.startsWith("REVOKE "))
                .toList();
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
        Map<String, Set<String>> old = rights(before);
        Map<String, Set<String>> now = rights(after);
        Set<String> grantees = new TreeSet<>(old.keySet());
        grantees.addAll(now.keySet());
        List<String> changes = new ArrayList<>();
        for (String grantee : grantees) {
            Set<String> had = old.getOrDefault(grantee, byDefault(grantee, after.id()));
            Set<String> has = now.getOrDefault(grantee, byDefault(grantee, after.id()));
            String who = grantee.equals(OWNER) ? owner : grantee;
            boolean anew = has.isEmpty() || had.contains("ALL") || has.contains("ALL");
            Set<String> gone = new TreeSet<>(had);
            gone.removeAll(has);
            if (anew && !had.isEmpty()) {
                changes.add("REVOKE " + list(Set.of("ALL"), after) + on + " FROM " + who);
            } else if (!gone.isEmpty()) {
                changes.add("REVOKE " + list(plain(gone), after) + on + " FROM " + who);
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
        withOption.removeIf(right -> !right.endsWith(WITH_GRANT));
        Set<String> without = new TreeSet<>(given);
        without.removeAll(withOption);
        if (!without.isEmpty()) {
            statements.add("GRANT " + list(without, object) + on + " TO " + who);
        }
        if (!withOption.isEmpty()) {
            statements.add("GRANT " + list(plain(withOption), object) + on + " TO " + who + WITH_GRANT);
        }
        return statements;
    }

    private static Set<String> plain(Set<String> rights) {
        Set<String> plain = new TreeSet<>();
        rights.forEach(right -> plain.add(right.replace(WITH_GRANT, "")));
        return plain;
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

    private static Map<String, Set<String>> rights(SchemaObject object) {
        Map<String, Set<String>> rights = new LinkedHashMap<>();
        object.attribute("grants").ifPresent(text -> text.lines().forEach(line -> {
            int at = line.lastIndexOf(": ");
            String list = line.substring(at + 2);
            rights.put(
                    line.substring(0, at),
                    list.equals("none") ? Set.of() : new TreeSet<>(Arrays.asList(list.split(", "))));
        }));
        return rights;
    }

    /** What PostgreSQL grants unasked. */
    private static Set<String> byDefault(String grantee, ObjectId id) {
        boolean inSchema = id.kind() == Kind.DEFAULT_PRIVILEGES && id.name().contains(" in ");
        if (grantee.equals(OWNER) && id.kind() != Kind.COLUMN && !inSchema) {
            return Set.of("ALL");
        }
        if (!grantee.equals("PUBLIC") || inSchema) {
            return Set.of();
        }
        return switch (id.kind()) {
            case FUNCTION, PROCEDURE, AGGREGATE -> Set.of("EXECUTE");
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE -> Set.of("USAGE");
            case DEFAULT_PRIVILEGES -> {
                if (id.name().endsWith(" on functions")) {
                    yield Set.of("EXECUTE");
                }
                yield id.name().endsWith(" on types") ? Set.of("USAGE") : Set.of();
            }
            default -> Set.of();
        };
    }
}
