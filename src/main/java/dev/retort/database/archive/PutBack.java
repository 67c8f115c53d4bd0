package dev.retort.database.archive;

import java.util.List;

/**
 * What came of putting an item back.
 *
 * @param rows how many are in their place again
 * @param left how many stay in the archive
 * @param words why, and what else a person should know; each completes "rows …" or stands for itself
 */
record PutBack(long rows, long left, List<String> words) {
    PutBack {
        words = List.copyOf(words);
    }

    static PutBack nothing(Item item, String why) {
        return new PutBack(0, item.rows(), List.of(why));
    }

    PutBack plus(PutBack later) {
        return new PutBack(rows + later.rows, later.left, later.words);
    }
}
