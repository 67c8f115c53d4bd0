package dev.retort.importing;

import java.util.List;
import java.util.Optional;

/**
 * A revision as the project's files describe it.
 *
 * @param file the name of its Python file
 * @param created in ISO's form, without a zone where the file has none
 */
record ProjectRevision(
        String id,
        List<String> downRevisions,
        List<String> dependsOn,
        List<String> branchLabels,
        String message,
        String file,
        Optional<String> created) {
    ProjectRevision {
        downRevisions = List.copyOf(downRevisions);
        dependsOn = List.copyOf(dependsOn);
        branchLabels = List.copyOf(branchLabels);
    }

    ProjectRevision below(String parent) {
        return new ProjectRevision(id, List.of(parent), dependsOn, branchLabels, message, file, created);
    }
}
