package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

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

    private static List<Statement> grants(SchemaObject before, SchemaObject after) {
        Map<String, Set<String>> old = rights(before);
        Map<String, Set<String>> now = rights(after);
        Set<String> grantees = new TreeSet<>(old.keySet());
        grantees.addAll(now.keySet());
        List<Statement> statements = new ArrayList<>();
        for (String grantee : grantees) {
            Set<String> had =
                    old.getOrDefault(grantee, byDefault(grantee, after.id().kind()));
            Set<String> has =
                    now.getOrDefault(grantee, byDefault(grantee, after.id().kind()));
            String who = grantee.equals(OWNER) ? after.attribute("owner").orElse("CURRENT_USER") : grantee;
            boolean allGo = has.isEmpty() || had.contains("ALL") || has.contains("ALL");
            if (allGo && !had.isEmpty()) {
                statements.add(Statement.of("REVOKE " + list(Set.of("ALL"), after) + " FROM " + who));
            }
            Set<String> gone = new TreeSet<>(had);
            gone.removeAll(has);
            if (!allGo && !gone.isEmpty()) {
                statements.add(Statement.of("REVOKE " + list(plain(gone), after) + " FROM " + who));
            }
            Set<String> given = new TreeSet<>(has);
            if (!allGo) {
                given.removeAll(had);
            }
            statements.addAll(given(given, after, who));
        }
        return statements;
    }

    private static List<Statement> given(Set<String> given, SchemaObject object, String who) {
        List<Statement> statements = new ArrayList<>();
        Set<String> withOption = new TreeSet<>(given);
        withOption.removeIf(right -> !right.endsWith(WITH_GRANT));
        Set<String> without = new TreeSet<>(given);
        without.removeAll(withOption);
        if (!without.isEmpty()) {
            statements.add(Statement.of("GRANT " + list(without, object) + " TO " + who));
        }
        if (!withOption.isEmpty()) {
            statements.add(Statement.of("GRANT " + list(plain(withOption), object) + " TO " + who + WITH_GRANT));
        }
        return statements;
    }

    private static Set<String> plain(Set<String> rights) {
        Set<String> plain = new TreeSet<>();
        rights.forEach(right -> plain.add(right.replace(WITH_GRANT, "")));
        return plain;
    }

    /** The rights and what they are on; a column's stand in brackets behind each of them. */
    private static String list(Set<String> rights, SchemaObject object) {
        if (object.id().kind() == Kind.COLUMN) {
            return String.join(
                            ", ",
                            rights.stream()
                                    .map(right -> right + " (" + object.name() + ")")
                                    .toList()) + " ON TABLE " + Names.table(object);
        }
        return String.join(", ", rights) + on(object);
    }

    private static String on(SchemaObject object) {
        String name = object.id().name();
        return " ON "
                + switch (object.id().kind()) {
                    case TABLE, VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> "TABLE " + name;
                    case AGGREGATE -> "FUNCTION " + name;
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
    private static Set<String> byDefault(String grantee, Kind kind) {
        if (grantee.equals(OWNER) && kind != Kind.COLUMN) {
            return Set.of("ALL");
        }
        if (!grantee.equals("PUBLIC")) {
            return Set.of();
        }
        return switch (kind) {
            case FUNCTION, PROCEDURE, AGGREGATE -> Set.of("EXECUTE");
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE -> Set.of("USAGE");
            default -> Set.of();
        };
    }
}
