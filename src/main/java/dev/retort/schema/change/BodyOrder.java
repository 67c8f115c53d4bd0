package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the body of a routine names comes before the routine. PostgreSQL keeps no account of what a body that is a text uses, and yet
 * checks one in SQL when the routine is made, and runs it where a default, an index or a check calls it.
 */
final class BodyOrder {
    private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_$]*|[-+*/<>=~!@#%^&|`?]+");
    private static final Pattern BODY = Pattern.compile("\\$(?:function|procedure)\\$");
    private static final Set<Kind> RUN = Set.of(
            Kind.FUNCTION,
            Kind.PROCEDURE,
            Kind.AGGREGATE,
            Kind.OPERATOR,
            Kind.CAST,
            Kind.DOMAIN,
            Kind.RANGE,
            Kind.VIEW);
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

    private final SchemaGraph to;
    private final Map<ObjectId, Node> nodes = new TreeMap<>();
    private final Map<String, List<Node>> byName = new HashMap<>();
    private final Map<String, List<SchemaObject>> staying = new HashMap<>();
    private final Map<Node, String> bodies = new TreeMap<>();

    /** @param nodes what is made and changed, by its object on the side that is wanted */
    BodyOrder(SchemaGraph to, Set<ObjectId> objects, Function<ObjectId, Optional<Node>> nodes) {
        this.to = to;
        for (ObjectId id : objects) {
            SchemaObject object = to.get(id);
            nodes.apply(id).ifPresent(node -> {
                this.nodes.put(id, node);
                if (NAMED.contains(id.kind())) {
                    add(name(id), node);
                } else if (id.kind() == Kind.COLUMN) {
                    object.parent().ifPresent(table -> add(name(table), node));
                }
                body(object).ifPresent(body -> bodies.put(node, body));
            });
        }
        to.all()
                .filter(object -> !objects.contains(object.id()) && body(object).isPresent())
                .forEach(routine -> staying.computeIfAbsent(name(routine.id()), any -> new ArrayList<>())
                        .add(routine));
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
        bodies.forEach((routine, body) -> words(body)
                .forEach(word -> byName.getOrDefault(word, List.of()).forEach(named -> order.wish(named, routine))));
        Map<ObjectId, Set<Node>> called = called();
        if (!called.isEmpty()) {
            nodes.forEach((id, node) -> run(id).forEach(
                            used -> called.getOrDefault(used, Set.of()).forEach(first -> order.wish(first, node))));
        }
    }

    private static Set<String> words(String body) {
        return WORD.matcher(body)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What comes or changes that routines name which are there already, or that those name which they name. */
    private Map<ObjectId, Set<Node>> called() {
        Map<ObjectId, Set<Node>> called = new HashMap<>();
        Map<ObjectId, Set<ObjectId>> callers = new HashMap<>();
        staying.values().stream().flatMap(List::stream).forEach(routine -> {
            for (String word : words(body(routine).orElse(""))) {
                byName.getOrDefault(word, List.of())
                        .forEach(node -> called.computeIfAbsent(routine.id(), id -> new TreeSet<>())
                                .add(node));
                staying.getOrDefault(word, List.of())
                        .forEach(other -> callers.computeIfAbsent(other.id(), id -> new TreeSet<>())
                                .add(routine.id()));
            }
        });
        Deque<ObjectId> next = new ArrayDeque<>(called.keySet());
        while (!next.isEmpty()) {
            ObjectId routine = next.pop();
            for (ObjectId caller : callers.getOrDefault(routine, Set.of())) {
                if (called.computeIfAbsent(caller, id -> new TreeSet<>())
                        .addAll(List.copyOf(called.getOrDefault(routine, Set.of())))) {
                    next.push(caller);
                }
            }
        }
        return called;
    }

    /** All that PostgreSQL may run when something comes or changes, by what it uses: a domain's checks among it. */
    private Set<ObjectId> run(ObjectId id) {
        Set<ObjectId> all = new LinkedHashSet<>();
        Deque<ObjectId> next = new ArrayDeque<>(List.of(id));
        while (!next.isEmpty()) {
            ObjectId at = next.pop();
            Stream<ObjectId> checks = at.kind() == Kind.DOMAIN
                    ? to.children(at, Kind.CONSTRAINT).stream().map(SchemaObject::id)
                    : Stream.of();
            Stream.concat(to.uses(at).stream().filter(used -> RUN.contains(used.kind())), checks)
                    .filter(all::add)
                    .forEach(next::push);
        }
        return all;
    }
}
