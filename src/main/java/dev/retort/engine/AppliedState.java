package dev.retort.engine;

import dev.retort.revision.RevisionGraph;
import java.util.List;
import java.util.Set;

/**
 * Where a database is.
 *
 * @param graph what folder and ledger know together
 * @param applied all that is applied
 * @param rows the version table's rows, without those that others imply
 */
public record AppliedState(RevisionGraph graph, Set<String> applied, List<String> rows) {
    public AppliedState {
        applied = Set.copyOf(applied);
        rows = List.copyOf(rows);
    }

    public static AppliedState nothing(RevisionGraph graph) {
        return new AppliedState(graph, Set.of(), List.of());
    }
}
