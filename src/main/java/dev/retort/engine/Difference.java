package dev.retort.engine;

import dev.retort.database.LedgerEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An applied revision whose file says something else than what was applied.
 *
 * @param applied as the ledger has it
 * @param file as its file says it now
 * @param parts what differs: scripts, down_revision, depends_on, branch_labels, message, timeouts
 */
public record Difference(LedgerEntry applied, LedgerEntry file, List<String> parts) {
    static Optional<Difference> between(LedgerEntry applied, LedgerEntry file) {
        List<String> parts = new ArrayList<>();
        add(parts, "scripts", applied.scripts().checksum(), file.scripts().checksum());
        add(
                parts,
                "down_revision",
                applied.revision().downRevisions(),
                file.revision().downRevisions());
        add(parts, "depends_on", applied.revision().dependsOn(), file.revision().dependsOn());
        add(
                parts,
                "branch_labels",
                applied.revision().branchLabels(),
                file.revision().branchLabels());
        add(parts, "message", applied.revision().message(), file.revision().message());
        add(parts, "timeouts", applied.scripts().timeouts(), file.scripts().timeouts());
        return parts.isEmpty() ? Optional.empty() : Optional.of(new Difference(applied, file, List.copyOf(parts)));
    }

    private static void add(List<String> parts, String part, Object applied, Object file) {
        if (!applied.equals(file)) {
            parts.add(part);
        }
    }

    public String revision() {
        return file.revision().id();
    }

    /** In one line, for people. */
    public String text() {
        return "revision " + revision() + ": the file " + file.scripts().up().file()
                + " differs from what was applied (" + String.join(", ", parts) + ")";
    }
}
