package dev.retort.revision;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Revisions and what each of them requires: its parents and its dependencies. Immutable and free of cycles.
 *
 * <p>Every walk is linear in revisions and edges, and iterative.
 */
public final class RevisionGraph {
    /** Alembic finds a revision by a prefix only where the stored id is at least this long. */
    private static final int SHORTEST_ID_WITH_PREFIX = 4;

    private final NavigableMap<String, Revision> revisions;
    private final Map<String, String> labels;
    private final Map<String, Set<String>> requirements;
    private final Map<String, Set<String>> dependents;
    private final Map<String, Set<String>> children;
    private final List<String> order;

    RevisionGraph(
            NavigableMap<String, Revision> revisions,
            Map<String, String> labels,
            Map<String, Set<String>> requirements,
            List<String> order) {
        this.revisions = revisions;
        this.labels = labels;
        this.requirements = requirements;
        this.order = order;
        this.dependents = new HashMap<>();
        this.children = new HashMap<>();
        for (Revision revision : revisions.values()) {
            requirements(revision.id()).forEach(needed -> link(dependents, needed, revision.id()));
            revision.downRevisions().forEach(parent -> link(children, parent, revision.id()));
        }
    }

    /**
     * Joins revisions to a graph.
     *
     * @throws GraphException with every duplicate id or label, missing parent, cycle and impossible name
     */
    public static RevisionGraph of(Collection<Revision> revisions) {
        return new GraphBuilder().build(revisions);
    }

    private RevisionGraph(RevisionGraph same, NavigableMap<String, Revision> revisions) {
        this.revisions = revisions;
        this.labels = same.labels;
        this.requirements = same.requirements;
        this.order = same.order;
        this.dependents = same.dependents;
        this.children = same.children;
    }

    /**
     * Joins what is said elsewhere of revisions to a graph: at once where it says that they hang together as here.
     *
     * @throws GraphException as {@link #of} does
     */
    public RevisionGraph as(NavigableMap<String, Revision> said) {
        boolean same = said.keySet().equals(revisions.keySet())
                && said.values().stream().allMatch(this::hangsTogetherWith);
        return same ? new RevisionGraph(this, new TreeMap<>(said)) : of(said.values());
    }

    private boolean hangsTogetherWith(Revision said) {
        Revision ours = revision(said.id());
        return said.downRevisions().equals(ours.downRevisions())
                && said.dependsOn().equals(ours.dependsOn())
                && said.branchLabels().equals(ours.branchLabels());
    }

    private static void link(Map<String, Set<String>> edges, String from, String to) {
        edges.computeIfAbsent(from, key -> new TreeSet<>()).add(to);
    }

    static NavigableMap<String, Revision> startingWith(NavigableMap<String, Revision> revisions, String prefix) {
        TreeMap<String, Revision> matches = new TreeMap<>(
                prefix.isEmpty()
                        ? Collections.emptyNavigableMap()
                        : revisions.subMap(prefix, true, prefix + Character.MAX_VALUE, false));
        matches.keySet().removeIf(id -> id.length() < SHORTEST_ID_WITH_PREFIX);
        return matches;
    }

    public boolean contains(String id) {
        return revisions.containsKey(id);
    }

    /**
     * A revision by its full id.
     *
     * @throws java.util.NoSuchElementException where there is none; ask {@link #contains} about ids from outside
     */
    public Revision revision(String id) {
        return Optional.ofNullable(revisions.get(id)).orElseThrow();
    }

    /** All revisions, each after everything that it requires; the order depends on the graph alone. */
    public List<Revision> revisions() {
        return order.stream().map(this::revision).toList();
    }

    /** Parents and dependencies, resolved to ids. */
    public Set<String> requirements(String id) {
        return requirements.getOrDefault(id, Set.of());
    }

    /** Revisions that have this one as a parent. */
    public Set<String> children(String id) {
        return children.getOrDefault(id, Set.of());
    }

    Set<String> dependents(String id) {
        return dependents.getOrDefault(id, Set.of());
    }

    /** Revisions without a child. */
    public NavigableSet<String> heads() {
        return sorted(revisions.keySet(), id -> children(id).isEmpty());
    }

    /** Revisions that nothing follows and nothing depends on: applied, they imply all others. */
    public NavigableSet<String> effectiveHeads() {
        return sorted(revisions.keySet(), this::isEffectiveHead);
    }

    /** Revisions without a parent. */
    public NavigableSet<String> bases() {
        return sorted(revisions.keySet(), id -> revision(id).downRevisions().isEmpty());
    }

    /** The given revisions and all that they require, directly or not. */
    public Set<String> closure(Collection<String> ids) {
        return reach(ids, this::requirements);
    }

    /**
     * All that is applied in a database with these rows in its version table.
     *
     * @throws TargetException with {@link TargetException.Code#UNKNOWN_ROW}
     */
    public Set<String> applied(Collection<String> rows) {
        List<String> unknown =
                rows.stream().filter(row -> !contains(row)).sorted().toList();
        if (!unknown.isEmpty()) {
            throw new TargetException(
                    TargetException.Code.UNKNOWN_ROW,
                    "the database is at revision " + String.join(", ", unknown)
                            + ", which neither the migrations nor the ledger know; give the migrations that hold it,"
                            + " or say where the database is with 'retort stamp --purge REVISION'");
        }
        return closure(rows);
    }

    /** The given revisions and all that require them, directly or not. */
    public Set<String> dependentsOf(Collection<String> ids) {
        return reach(ids, this::dependents);
    }

    /** The given revisions and their descendants by parentage alone: what a branch label stands for. */
    public Set<String> descendants(Collection<String> ids) {
        return reach(ids, this::children);
    }

    /** The given revisions and their ancestors by parentage alone. */
    public Set<String> ancestors(Collection<String> ids) {
        return reach(ids, id -> new HashSet<>(revision(id).downRevisions()));
    }

    private static Set<String> reach(Collection<String> from, java.util.function.Function<String, Set<String>> edges) {
        Set<String> reached = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (reached.add(id)) {
                open.addAll(edges.apply(id));
            }
        }
        return reached;
    }

    /** Those of an applied set that no other of it follows; one that is only implied as a dependency is among them. */
    public NavigableSet<String> tips(Set<String> applied) {
        return sorted(applied, id -> children(id).stream().noneMatch(applied::contains));
    }

    /** Those of an applied set that nothing else of it requires: the rows of the version table. */
    public NavigableSet<String> maximal(Set<String> applied) {
        return sorted(applied, id -> dependents(id).stream().noneMatch(applied::contains));
    }

    /** Sorts only what is left: of thousands of revisions that is mostly one. */
    private static NavigableSet<String> sorted(Set<String> ids, Predicate<String> kept) {
        NavigableSet<String> sorted = new TreeSet<>();
        for (String id : ids) {
            if (kept.test(id)) {
                sorted.add(id);
            }
        }
        return sorted;
    }

    /** The members of a set in the graph's order, what is required first. */
    List<String> inOrder(Set<String> ids) {
        List<String> sorted = new ArrayList<>(order);
        sorted.retainAll(ids);
        return sorted;
    }

    /** Whether nothing follows it, and nothing depends on it. */
    public boolean isEffectiveHead(String id) {
        return dependents(id).isEmpty();
    }

    /** Whether more than one revision follows. */
    public boolean isBranchPoint(String id) {
        return children(id).size() > 1;
    }

    /** Whether it joins branches. */
    public boolean isMergePoint(String id) {
        return revision(id).downRevisions().size() > 1;
    }

    /** The labels of the branches that each revision is on, where it is on any; a label goes up to all that follows, and down to where branches part or meet. */
    public Map<String, NavigableSet<String>> labels() {
        Map<String, NavigableSet<String>> found = new HashMap<>();
        labels.forEach((label, id) -> {
            Set<String> members = descendants(Set.of(id));
            Optional<String> below = onlyParent(id);
            while (below.isPresent()) {
                members.add(below.get());
                below = onlyParent(below.get());
            }
            members.forEach(member ->
                    found.computeIfAbsent(member, key -> new TreeSet<>()).add(label));
        });
        return found;
    }

    private Optional<String> onlyParent(String id) {
        List<String> parents = revision(id).downRevisions();
        return parents.size() == 1 && !isBranchPoint(parents.getFirst()) && !isMergePoint(parents.getFirst())
                ? Optional.of(parents.getFirst())
                : Optional.empty();
    }

    /** The revision that carries a branch label. */
    Optional<String> labelled(String label) {
        return Optional.ofNullable(labels.get(label));
    }

    /**
     * The revision that a name stands for: a full id, a label, or a prefix that only one id has.
     *
     * @throws TargetException where there is none, or more than one
     */
    public String resolve(String name) {
        if (revisions.containsKey(name)) {
            return name;
        }
        Optional<String> labelled = labelled(name);
        if (labelled.isPresent()) {
            return labelled.get();
        }
        Set<String> matches = startingWith(revisions, name).keySet();
        return switch (matches.size()) {
            case 0 ->
                throw new TargetException(
                        TargetException.Code.UNKNOWN_REVISION,
                        "there is no revision and no branch label " + name + "; 'retort history' lists what there is");
            case 1 -> Objects.requireNonNull(matches.iterator().next());
            default ->
                throw new TargetException(
                        TargetException.Code.AMBIGUOUS_REVISION,
                        "more than one revision starts with " + name + ": " + String.join(", ", matches));
        };
    }
}
