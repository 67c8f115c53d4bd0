package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.List;

/** A revision as the listing commands print it. */
record RevisionLine(
        String revision,
        List<String> downRevisions,
        List<String> dependsOn,
        List<String> branchLabels,
        String message,
        boolean head) {
    static RevisionLine of(RevisionGraph graph, Revision revision) {
        return new RevisionLine(
                revision.id(),
                revision.downRevisions(),
                revision.dependsOn(),
                revision.branchLabels(),
                revision.message(),
                graph.heads().contains(revision.id()));
    }

    String text() {
        StringBuilder text =
                new StringBuilder(Reports.names(downRevisions)).append(" -> ").append(revision);
        if (!branchLabels.isEmpty()) {
            text.append(" (").append(String.join(", ", branchLabels)).append(')');
        }
        if (head) {
            text.append(" (head)");
        }
        if (!dependsOn.isEmpty()) {
            text.append(" (needs ").append(String.join(", ", dependsOn)).append(')');
        }
        return text.append(", ").append(message).toString();
    }
}
