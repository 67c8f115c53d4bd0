package dev.retort.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ordered steps that lead from one set of applied revisions to another: first all that goes, the newest first, then all
 * that comes, what is required first.
 *
 * @param rowsBefore the version table's rows at the start, sorted, without rows that others imply
 * @param rowsAfter its rows at the end, sorted
 */
public record Plan(List<Step> steps, List<String> rowsBefore, List<String> rowsAfter) {
    public Plan {
        steps = List.copyOf(steps);
        rowsBefore = List.copyOf(rowsBefore);
        rowsAfter = List.copyOf(rowsAfter);
    }

    /** The plan between two sets, each closed under {@link RevisionGraph#requirements}. */
    public static Plan between(RevisionGraph graph, Set<String> applied, Set<String> wanted) {
        Set<String> going = new HashSet<>(applied);
        going.removeAll(wanted);
        Set<String> coming = new HashSet<>(wanted);
        coming.removeAll(applied);

        Walk walk = new Walk(graph, applied);
        List<String> before = walk.rows();
        graph.inOrder(going).reversed().forEach(walk::downgrade);
        graph.inOrder(coming).forEach(walk::upgrade);
        return new Plan(walk.steps, before, walk.rows());
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public boolean goes(Direction direction) {
        return steps.stream().anyMatch(step -> step.direction() == direction);
    }

    /** The applied set and its maximal elements, kept in step so that each step costs only its own edges. */
    private static final class Walk {
        private final RevisionGraph graph;
        private final Set<String> applied;
        private final NavigableSet<String> rows;
        private final List<Step> steps = new ArrayList<>();

        Walk(RevisionGraph graph, Set<String> applied) {
            this.graph = graph;
            this.applied = new HashSet<>(applied);
            this.rows = new TreeSet<>(graph.maximal(applied));
        }

        List<String> rows() {
            return List.copyOf(rows);
        }

        void upgrade(String id) {
            List<String> before = rows();
            applied.add(id);
            rows.removeAll(graph.requirements(id));
            rows.add(id);
            steps.add(new Step(Direction.UPGRADE, graph.revision(id), before, rows()));
        }

        void downgrade(String id) {
            List<String> before = rows();
            applied.remove(id);
            rows.remove(id);
            graph.requirements(id).stream()
                    .filter(needed -> graph.dependents(needed).stream().noneMatch(applied::contains))
                    .forEach(rows::add);
            steps.add(new Step(Direction.DOWNGRADE, graph.revision(id), before, rows()));
        }
    }
}
