package dev.retort.revision;

import java.util.List;

/**
 * One node of the graph.
 *
 * @param id any text without blanks, commas, control characters and {@code @ - + :}, and not a word that a target gives
 *     a meaning of its own
 * @param downRevisions the parents' full ids: none at a base, two or more at a merge
 * @param dependsOn what has to be applied before without being a parent: ids, unique prefixes of ids, or labels
 */
public record Revision(
        String id,
        List<String> downRevisions,
        List<String> dependsOn,
        List<String> branchLabels,
        String message,
        Origin origin) {
    public Revision {
        downRevisions = List.copyOf(downRevisions);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
    }
}
