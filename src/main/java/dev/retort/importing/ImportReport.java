package dev.retort.importing;

import dev.retort.importing.MigrationDraft.WayDown;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of each revision.
 *
 * @param folder where the files are
 * @param revisions in the order in which they run
 * @param proof what was compared, and how it ended
 */
public record ImportReport(String folder, List<Line> revisions, String proof, List<String> notes) {
    public ImportReport {
        revisions = List.copyOf(revisions);
        notes = List.copyOf(notes);
    }

    /**
     * One revision.
     *
     * @param down number of statements; null where there is no way back
     * @param noWayDown why
     * @param dataMigration whether a person has to finish it: its file says what was read
     */
    public record Line(
            String revision,
            String file,
            int up,
            @Nullable Integer down,
            @Nullable String noWayDown,
            boolean transaction,
            boolean dataMigration,
            String message) {
        static Line of(String file, MigrationDraft draft) {
            WayDown.By back = draft.down() instanceof WayDown.By by ? by : null;
            return new Line(
                    draft.revision().id(),
                    file,
                    draft.up().statements().size(),
                    back == null ? null : back.section().statements().size(),
                    draft.down() instanceof WayDown.None(String reason) ? reason : null,
                    draft.up().transactional()
                            && (back == null || back.section().transactional()),
                    draft.isDataMigration(),
                    draft.revision().message());
        }
    }
}
