package dev.retort.database.archive;

import java.util.List;

/**
 * What came of putting an item back on demand.
 *
 * @param item as it was before
 * @param rows how many are in their place again
 * @param left how many are still kept
 * @param words why, and what else a person should know
 */
public record Restored(Item item, long rows, long left, List<String> words) {
    public Restored {
        words = List.copyOf(words);
    }

    /** Whether all is as it was. */
    public boolean nothing() {
        return rows == 0 && !(item.kind() == Item.Kind.SEQUENCE && words.isEmpty());
    }
}
