package dev.retort.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is applied while a plan is made, with the rows of the version table that stand for it. The rows are the maximal
 * elements, which agrees with Alembic wherever Alembic's own rows are right; each step costs only its own edges.
 */
final class AppliedSet {
    private final RevisionGraph graph;
    private final Set<String> applied;
    private final NavigableSet<String> rows;

    AppliedSet(RevisionGraph graph, Set<String> applied) {
        this.graph = graph;
        this.applied = new HashSet<>(applied);
        this.rows = new TreeSet<>(graph.maximal(applied));
    }

    List<String> rows() {
        return List.copyOf(rows);
    }

    Step add(String id) {
        applied.add(id);
        List<String> implied =
                graph.requirements(id).stream().filter(rows::remove).sorted().toList();
        rows.add(id);
        return new Step(Direction.UPGRADE, graph.revision(id), implied, List.of(id));
    }

    Step remove(String id) {
        applied.remove(id);
        rows.remove(id);
        List<String> bare = new ArrayList<>();
        for (String needed : graph.requirements(id)) {
            if (graph.dependents(needed).stream().noneMatch(applied::contains)) {
                bare.add(needed);
            }
        }
        rows.addAll(bare);
        return new Step(
                Direction.DOWNGRADE,
                graph.revision(id),
                List.of(id),
                bare.stream().sorted().toList());
    }
}
