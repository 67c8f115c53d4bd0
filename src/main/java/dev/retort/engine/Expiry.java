package dev.retort.engine;

import dev.retort.database.archive.Archive;
import dev.retort.database.archive.Item;
import dev.retort.database.archive.Retention;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Drops what the archive has kept long enough, once a run has succeeded. */
record Expiry(Archive archive, Retention retention, Consumer<String> notes) {
    private static final int NAMED = 10;

    /** The run has succeeded, whatever comes of this: what cannot be dropped is told, and tried again by the next run. */
    void run() {
        try {
            List<Item> expired = archive.expired(retention);
            if (!expired.isEmpty()) {
                archive.drop(expired);
                notes.accept("dropped from the archive, as too old or too much: " + names(expired));
            }
        } catch (RuntimeException e) {
            notes.accept("what is too old or too much stays in the archive: " + e.getMessage());
        }
    }

    private static String names(List<Item> items) {
        String named = items.stream()
                .limit(NAMED)
                .map(item -> "item " + item.id() + ", " + item.text())
                .collect(Collectors.joining("; "));
        return items.size() <= NAMED ? named : named + "; and " + (items.size() - NAMED) + " more";
    }
}
