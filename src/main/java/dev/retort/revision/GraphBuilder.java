package dev.retort.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Joins revisions to a graph and collects every problem on the way, so that a person mends them all at once. */
final class GraphBuilder {
    private final TreeMap<String, Revision> revisions = new TreeMap<>();
    private final Map<String, String> labels = new HashMap<>();
    private final Map<String, Set<String>> requirements = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    RevisionGraph build(Collection<Revision> given) {
        given.forEach(this::add);
        given.forEach(this::label);
        revisions.values().forEach(this::connect);
        List<String> order = problems.isEmpty() ? sort() : List.of();
        if (!problems.isEmpty()) {
            throw new GraphException(problems);
        }
        return new RevisionGraph(revisions, labels, requirements, order);
    }

    private void add(Revision revision) {
        Identifiers.problem(revision.id())
                .ifPresent(
                        problem -> problems.add(revision.origin().at("revision") + ": the revision's id " + problem));
        Revision other = revisions.putIfAbsent(revision.id(), revision);
        if (other != null) {
            problems.add(revision.origin().at("revision") + ": revision " + revision.id() + " is there already, in "
                    + other.origin().at("revision") + "; give one of the two another id");
        }
    }

    private void label(Revision revision) {
        String where = revision.origin().at("branch_labels");
        for (String label : revision.branchLabels()) {
            Identifiers.problem(label).ifPresent(problem -> problems.add(where + ": the branch label " + problem));
            Revision same = revisions.get(label);
            String holder = labels.putIfAbsent(label, revision.id());
            if (same != null) {
                problems.add(where + ": the branch label " + label + " is also the id of a revision, in "
                        + same.origin() + "; choose another name");
            } else if (holder != null && !holder.equals(revision.id())) {
                problems.add(where + ": the branch label " + label + " is used already, by revision " + holder + " in "
                        + Objects.requireNonNull(revisions.get(holder)).origin() + "; choose another name");
            }
        }
    }

    private void connect(Revision revision) {
        Set<String> required = new LinkedHashSet<>();
        for (String parent : revision.downRevisions()) {
            String where = revision.origin().at("down_revision");
            if (parent.equals(revision.id())) {
                problems.add(where + ": revision " + parent + " names itself as its down revision; name the one"
                        + " before it, or leave the key empty where there is none");
            } else if (!revisions.containsKey(parent)) {
                problems.add(where + ": the down revision " + parent + " of " + revision.id() + " does not exist"
                        + suggestion(parent, "revision"));
            } else if (!required.add(parent)) {
                problems.add(where + ": the down revision " + parent + " of " + revision.id()
                        + " is named twice; name it once");
            }
        }
        for (String name : revision.dependsOn()) {
            String where = revision.origin().at("depends_on");
            Optional<String> dependency = dependency(name);
            if (dependency.isEmpty()) {
                problems.add(where + ": revision " + revision.id() + " depends on " + name
                        + ", which is no revision and no branch label" + suggestion(name, "revision or a label"));
            } else if (dependency.get().equals(revision.id())) {
                problems.add(where + ": revision " + revision.id() + " depends on itself; remove that");
            } else {
                required.add(dependency.get());
            }
        }
        requirements.put(revision.id(), required);
    }

    private Optional<String> dependency(String name) {
        if (revisions.containsKey(name)) {
            return Optional.of(name);
        }
        if (labels.containsKey(name)) {
            return Optional.ofNullable(labels.get(name));
        }
        NavigableMap<String, Revision> matches = RevisionGraph.startingWith(revisions, name);
        return matches.size() == 1 ? Optional.of(matches.firstKey()) : Optional.empty();
    }

    private String suggestion(String name, String wanted) {
        Set<String> matches = RevisionGraph.startingWith(revisions, name).keySet();
        if (!matches.isEmpty()) {
            return "; did you mean " + String.join(" or ", matches) + "?";
        }
        if (labels.containsKey(name)) {
            return "; it is the label of " + labels.get(name) + ", and a down revision is named by its id";
        }
        return Identifiers.problem(name).isPresent()
                ? "; names are separated by commas, and hold letters, digits and underscores"
                : "; add its file, or name another " + wanted;
    }

    /**
     * Every revision after what it requires, one branch as deep as possible before the next; depends on the graph alone.
     * Kahn's algorithm with a stack: what it leaves over lies on a cycle or above one.
     */
    private List<String> sort() {
        Map<String, Integer> missing = new HashMap<>();
        Map<String, List<String>> dependents = new HashMap<>();
        Deque<String> ready = new ArrayDeque<>();
        for (String id : revisions.descendingKeySet()) {
            Set<String> required = requirements.getOrDefault(id, Set.of());
            missing.put(id, required.size());
            required.forEach(needed ->
                    dependents.computeIfAbsent(needed, key -> new ArrayList<>()).add(id));
            if (required.isEmpty()) {
                ready.push(id);
            }
        }
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String id = ready.pop();
            order.add(id);
            missing.remove(id);
            for (String dependent : dependents.getOrDefault(id, List.of())) {
                if (missing.merge(dependent, -1, Integer::sum) == 0) {
                    ready.push(dependent);
                }
            }
        }
        if (!missing.isEmpty()) {
            problems.add(cycle(missing.keySet()));
        }
        return order;
    }

    private String cycle(Set<String> leftOver) {
        Set<String> path = new LinkedHashSet<>();
        String current = Collections.min(leftOver);
        while (path.add(current)) {
            current = requirements.getOrDefault(current, Set.of()).stream()
                    .filter(leftOver::contains)
                    .findFirst()
                    .orElseThrow();
        }
        List<String> walked = new ArrayList<>(path);
        List<String> cycle = new ArrayList<>(walked.subList(walked.indexOf(current), walked.size()));
        cycle.add(current);
        Revision first = Objects.requireNonNull(revisions.get(current));
        String key = first.downRevisions().contains(cycle.get(1)) ? "down_revision" : "depends_on";
        return first.origin().at(key)
                + ": these revisions go round in a circle: " + String.join(" -> ", cycle)
                + "; change the down_revision or depends_on of one of them";
    }
}
