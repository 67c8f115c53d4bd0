package dev.retort.revision;

import java.util.Collection;
import java.util.HashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * The line of a branch: the revision that names it, its ancestors and its descendants, by parentage alone.
 *
 * @param root the revision that carries the label, or was named itself
 */
record Lineage(RevisionGraph graph, String root, Set<String> members) {
    static Lineage of(RevisionGraph graph, String branch) {
        String root = graph.resolve(branch);
        Set<String> members = new HashSet<>(graph.descendants(Set.of(root)));
        members.addAll(graph.ancestors(Set.of(root)));
        return new Lineage(graph, root, members);
    }

    boolean contains(String id) {
        return members.contains(id);
    }

    Set<String> among(Collection<String> ids) {
        Set<String> found = new TreeSet<>(ids);
        found.retainAll(members);
        return found;
    }

    /** Those of the line's applied revisions that no other of them requires. */
    NavigableSet<String> tops(Set<String> applied) {
        return graph.maximal(among(applied));
    }

    /** Whether something is applied that is the branch's own, and not only what it shares with another one. */
    boolean isApplied(Set<String> applied) {
        return tops(applied).stream().anyMatch(top -> ownsWhatFollows(top, applied));
    }

    private boolean ownsWhatFollows(String id, Set<String> applied) {
        return graph.children(id).stream().noneMatch(child -> applied.contains(child) && !members.contains(child));
    }

    /** The lowest revisions that are the branch's own: below them something else is applied that needs what is there. */
    Set<String> roots(Set<String> applied) {
        Set<String> own = new HashSet<>();
        for (String id : graph.inOrder(among(applied)).reversed()) {
            boolean shared =
                    graph.children(id).stream().anyMatch(child -> applied.contains(child) && !own.contains(child));
            if (!shared) {
                own.add(id);
            }
        }
        Set<String> roots = new TreeSet<>(own);
        roots.removeIf(id -> graph.revision(id).downRevisions().stream().anyMatch(own::contains));
        return roots;
    }
}
