package dev.retort.source;

import java.util.List;
import java.util.Optional;

/**
 * The head of a migration file, as {@link MigrationFolder} reads it.
 *
 * @param downRevisions full ids of the parents; none for a base
 * @param dependsOn ids and labels
 * @param created in ISO's form; for people, nothing reads it
 * @param message may have several lines, which become one
 */
public record HeaderText(
        String id,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        Optional<String> created,
        String message) {
    /** Its lines, each with a line end. */
    public String text() {
        return "-- revision: " + id + "\n-- down_revision:"
                + (downRevisions.isEmpty() ? "" : " " + String.join(", ", downRevisions)) + "\n"
                + optional("branch_labels", branchLabels)
                + optional("depends_on", dependsOn)
                + created.map(time -> "-- created: " + time + "\n").orElse("")
                + "-- message: " + message.replaceAll("[\\s\\p{Cntrl}]+", " ").strip() + "\n";
    }

    private static String optional(String key, List<String> values) {
        return values.isEmpty() ? "" : "-- " + key + ": " + String.join(", ", values) + "\n";
    }
}
