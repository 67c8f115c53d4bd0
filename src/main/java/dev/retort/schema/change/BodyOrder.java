package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the body of a routine names comes before the routine. PostgreSQL keeps no account of what a body that is a text uses, and yet
 * checks one in SQL when the routine is made, and runs it where a default, an index or a check calls it.
 */
final class BodyOrder {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*|[-+*/<>=~!@#%^&|`?]+");
    private static final Pattern BODY = Pattern.compile("\\$(?:function|procedure)\\$");
    private static final Set<Kind> NAMED = Set.of(
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.AGGREGATE,
            Kind.OPERATOR,
            Kind.TABLE,
            Kind.FOREIGN_TABLE,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.SEQUENCE,
            Kind.ENUM,
            Kind.DOMAIN,
            Kind.COMPOSITE,
            Kind.RANGE);

    private final Map<String, List<Node>> byName = new HashMap<>();
    private final Map<Node, String> bodies = new TreeMap<>();

    /** @param nodes what is made and changed, by its object on the side that is wanted */
    BodyOrder(SchemaGraph to, Set<ObjectId> objects, Function<ObjectId, Optional<Node>> nodes) {
        for (ObjectId id : objects) {
            SchemaObject object = to.get(id);
            nodes.apply(id).ifPresent(node -> {
                if (NAMED.contains(id.kind())) {
                    add(name(id), node);
                } else if (id.kind() == Kind.COLUMN) {
                    object.parent().ifPresent(table -> add(name(table), node));
                }
                body(object).ifPresent(body -> bodies.put(node, body));
            });
        }
    }

    private void add(String name, Node node) {
        byName.computeIfAbsent(name, any -> new ArrayList<>()).add(node);
    }

    private static String name(ObjectId id) {
        int arguments = id.name().indexOf('(');
        String last = Names.last(arguments < 0 ? id.name() : id.name().substring(0, arguments));
        return last.startsWith("\"") ? last.substring(1, last.length() - 1) : last;
    }

    private static Optional<String> body(SchemaObject routine) {
        boolean isRoutine = routine.id().kind() == Kind.FUNCTION || routine.id().kind() == Kind.PROCEDURE;
        String[] parts = BODY.split(isRoutine ? routine.attribute("definition").orElse("") : "", -1);
        return parts.length == 3 ? Optional.of(parts[1]) : Optional.empty();
    }

    /** As far as nothing that has to be so is against it. */
    void apply(Order order) {
        bodies.forEach((routine, body) -> {
            Set<String> words = new LinkedHashSet<>();
            WORD.matcher(body).results().map(MatchResult::group).forEach(words::add);
            for (String word : words) {
                byName.getOrDefault(word, List.of()).forEach(named -> order.wish(named, routine));
            }
        });
    }
}
