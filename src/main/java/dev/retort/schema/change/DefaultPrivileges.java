package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Default privileges that are in effect while objects are made. Those of the database's owner count, who makes what is to be theirs;
 * who makes what is given to somebody else is not known, so that those of all roles count there.
 */
final class DefaultPrivileges {
    private final List<SchemaObject> all;

    private DefaultPrivileges(List<SchemaObject> all) {
        this.all = all;
    }

    static DefaultPrivileges of(Schema schema) {
        return new DefaultPrivileges(schema.all(Kind.DEFAULT_PRIVILEGES));
    }

    /** What default privileges call objects of a kind, if there are any on them. */
    static Optional<String> on(Kind kind) {
        return switch (kind) {
            case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW -> Optional.of("tables");
            case SEQUENCE -> Optional.of("sequences");
            case FUNCTION, PROCEDURE, AGGREGATE -> Optional.of("functions");
            case ENUM, DOMAIN, COMPOSITE, RANGE, BASE_TYPE -> Optional.of("types");
            case SCHEMA -> Optional.of("schemas");
            default -> Optional.empty();
        };
    }

    /** They change last, so that those of the side that a plan starts from are in effect whenever an object is made. */
    static void last(Set<Node> nodes, Order order) {
        for (Node last : nodes) {
            if (last.id().kind() == Kind.DEFAULT_PRIVILEGES) {
                nodes.stream()
                        .filter(node -> node.id().kind() != Kind.DEFAULT_PRIVILEGES)
                        .forEach(node -> order.rule(node, last));
            }
        }
    }

    /**
     * An object as it is when it has just been made, with whatever rights on it must be said: who may then do more than they are to
     * may do all, as far as anybody knows, so that all is taken from them first.
     */
    SchemaObject justMade(SchemaObject object) {
        Map<String, List<SchemaObject>> byMaker = all.stream()
                .filter(privileges -> applies(privileges, object))
                .collect(Collectors.groupingBy(
                        privileges -> privileges.attribute("role").orElse("")));
        Map<String, Set<String>> wanted = Rights.of(object);
        List<String> lines = new ArrayList<>();
        for (String grantee : grantees(object, byMaker.values())) {
            Set<String> unasked = Rights.unasked(grantee, object);
            Set<String> most = new TreeSet<>(unasked);
            Set<String> least = new TreeSet<>(unasked);
            for (List<SchemaObject> privileges : byMaker.values()) {
                Set<String> has = given(grantee, unasked, privileges);
                most.addAll(has);
                if (!has.contains(Rights.ALL)) {
                    least.retainAll(has);
                }
            }
            if (!isWithin(most, wanted.getOrDefault(grantee, unasked))) {
                lines.add(grantee + ": " + Rights.ALL);
            } else if (!least.equals(unasked)) {
                lines.add(grantee + ": " + (least.isEmpty() ? "none" : String.join(", ", least)));
            }
        }
        LinkedHashMap<String, String> content = new LinkedHashMap<>();
        if (!lines.isEmpty()) {
            content.put("grants", String.join("\n", lines));
        }
        return new SchemaObject(object.id(), object.parent(), content);
    }

    private static boolean applies(SchemaObject privileges, SchemaObject object) {
        boolean ofMaker = privileges.has("of the owner") || object.has("owner");
        Optional<String> schema = privileges.attribute("schema");
        return ofMaker
                && privileges.attribute("on").equals(on(object.id().kind()))
                && (schema.isEmpty() || schema.equals(Names.first(object.id().name())));
    }

    private static Set<String> grantees(SchemaObject object, Collection<List<SchemaObject>> all) {
        Set<String> grantees = new TreeSet<>();
        all.forEach(list -> list.forEach(each -> grantees.addAll(Rights.of(each).keySet())));
        object.attribute("owner").ifPresent(grantees::remove);
        return grantees;
    }

    /** Those that are for all schemas stand in for what PostgreSQL grants unasked; those of a schema come on top. */
    private static Set<String> given(String grantee, Set<String> unasked, List<SchemaObject> privileges) {
        Set<String> given = new TreeSet<>(unasked);
        for (boolean ofSchema : List.of(false, true)) {
            for (SchemaObject each : privileges) {
                Set<String> rights = Rights.of(each).get(grantee);
                if (rights != null && each.has("schema") == ofSchema) {
                    given.removeIf(any -> !ofSchema);
                    given.addAll(rights);
                }
            }
        }
        return given;
    }

    private static boolean isWithin(Set<String> rights, Set<String> wanted) {
        return wanted.contains(Rights.ALL)
                || rights.stream()
                        .allMatch(right ->
                                wanted.contains(right) || Rights.plain(wanted).contains(right));
    }
}
