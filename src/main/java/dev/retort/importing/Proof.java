package dev.retort.importing;

import dev.retort.importing.MigrationDraft.WayDown;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Proves that the files lead where the project's own revisions lead: up, and back as far as there is a way.
 *
 * @param recorder its database is where the project's last revision left it
 * @param drafts in the order in which the project ran them
 */
record Proof(Recorder recorder, Replay replay, Source source, List<MigrationDraft> drafts) {
    private static final int SHOWN = 20;

    /**
     * Compares.
     *
     * @return what was found to be equal, in words
     * @throws ImportException with the differences
     */
    String run() {
        String second = recorder.another("_files");
        replay.up(source, second).ifPresent(problem -> {
            throw new ImportException("the imported files do not run: " + problem + advice());
        });
        compare(second, "after all revisions");
        Optional<MigrationDraft> last = drafts.reversed().stream()
                .filter(draft -> draft.down() instanceof WayDown.None)
                .findFirst();
        String target = last.map(draft -> draft.revision().id()).orElse("base");
        List<String> going = above(last);
        String equalUp = "the files lead to the schema that the project leads to";
        if (going.isEmpty()) {
            return equalUp + "; there is no way back from the last revision";
        }
        Optional<String> stopped = recorder.down(going);
        if (stopped.isPresent()) {
            return equalUp + "; the way back was not compared, since the project's own ends at " + stopped.get();
        }
        replay.down(source, second, target).ifPresent(problem -> {
            throw new ImportException("the imported files do not lead back to " + target + ": " + problem + advice());
        });
        compare(second, "back at " + target);
        return equalUp + ", and back at " + target + ", " + going.size() + " revisions lower, to the same again";
    }

    private List<String> above(Optional<MigrationDraft> last) {
        Set<String> above = last.map(draft ->
                        source.graph().dependentsOf(List.of(draft.revision().id())))
                .orElseGet(() ->
                        drafts.stream().map(draft -> draft.revision().id()).collect(Collectors.toSet()));
        List<String> going = new ArrayList<>();
        drafts.reversed().forEach(draft -> {
            String id = draft.revision().id();
            boolean isLast = last.filter(draft::equals).isPresent();
            if (above.contains(id) && !isLast) {
                going.add(id);
            }
        });
        return going;
    }

    private void compare(String second, String when) {
        List<String> differences = recorder.schema(recorder.database()).differences(recorder.schema(second));
        if (!differences.isEmpty()) {
            String more = differences.size() > SHOWN ? "\n  … and " + (differences.size() - SHOWN) + " more" : "";
            throw new ImportException("the imported files lead elsewhere than the project, " + when + ":\n  "
                    + String.join("\n  ", differences.subList(0, Math.min(SHOWN, differences.size()))) + more
                    + advice());
        }
    }

    private static String advice() {
        return "\nNothing was written; --no-verify writes the files nevertheless";
    }
}
