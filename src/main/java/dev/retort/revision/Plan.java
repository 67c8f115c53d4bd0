package dev.retort.revision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Ordered steps that lead from one set of applied revisions to another: first all that goes, the newest first, then all
 * that comes, what is required first. The order depends on the graph alone.
 *
 * @param rowsBefore the version table's rows at the start, sorted, without rows that others imply
 */
public record Plan(List<Step> steps, List<String> rowsBefore) {
    public Plan {
        steps = List.copyOf(steps);
        rowsBefore = List.copyOf(rowsBefore);
    }

    /** The plan between two sets, each closed under {@link RevisionGraph#requirements}. */
    public static Plan between(RevisionGraph graph, Set<String> applied, Set<String> wanted) {
        Set<String> going = new HashSet<>(applied);
        going.removeAll(wanted);
        Set<String> coming = new HashSet<>(wanted);
        coming.removeAll(applied);

        AppliedSet now = new AppliedSet(graph, applied);
        List<String> before = now.rows();
        List<Step> steps = new ArrayList<>();
        graph.inOrder(going).reversed().forEach(id -> steps.add(now.remove(id)));
        graph.inOrder(coming).forEach(id -> steps.add(now.add(id)));
        return new Plan(steps, before);
    }

    public boolean isEmpty() {
        return steps.isEmpty();
    }

    public boolean goes(Direction direction) {
        return steps.stream().anyMatch(step -> step.direction() == direction);
    }

    /** The version table's rows at the end, sorted. */
    public List<String> rowsAfter() {
        return rowsAfter(steps.size());
    }

    /** Its rows after so many steps, sorted. */
    public List<String> rowsAfter(int done) {
        NavigableSet<String> rows = new TreeSet<>(rowsBefore);
        steps.subList(0, done).forEach(step -> {
            step.rowsRemoved().forEach(rows::remove);
            rows.addAll(step.rowsAdded());
        });
        return List.copyOf(rows);
    }

    /** After how many steps its rows are these, which they are once at most; empty where they never are. */
    public OptionalInt stepsTo(List<String> sorted) {
        NavigableSet<String> rows = new TreeSet<>(rowsBefore);
        for (int done = 0; ; done++) {
            if (List.copyOf(rows).equals(sorted)) {
                return OptionalInt.of(done);
            }
            if (done == steps.size()) {
                return OptionalInt.empty();
            }
            steps.get(done).rowsRemoved().forEach(rows::remove);
            rows.addAll(steps.get(done).rowsAdded());
        }
    }
}
