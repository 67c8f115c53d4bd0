package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.List;
import java.util.TreeSet;

/**
 * A revision as {@code --output json} shows it.
 *
 * @param branchLabels its own
 * @param branches all branches that it is on
 * @param effectiveHead whether nothing follows it, and nothing depends on it
 * @param file relative to the folder of the migrations
 */
record RevisionView(
        String revision,
        List<String> downRevisions,
        List<String> dependsOn,
        List<String> branchLabels,
        List<String> branches,
        String message,
        boolean head,
        boolean effectiveHead,
        boolean branchPoint,
        boolean mergePoint,
        boolean current,
        String file) {
    static RevisionView of(RevisionText text, Revision revision) {
        RevisionGraph graph = text.graph();
        String id = revision.id();
        return new RevisionView(
                id,
                revision.downRevisions(),
                revision.dependsOn(),
                revision.branchLabels(),
                List.copyOf(text.labels().getOrDefault(id, new TreeSet<>())),
                revision.message(),
                graph.children(id).isEmpty(),
                graph.isEffectiveHead(id),
                graph.isBranchPoint(id),
                graph.isMergePoint(id),
                text.current().contains(id),
                revision.origin().place());
    }
}
