package dev.retort.sql;

import java.util.Optional;

/** {@code ALTER TABLE table DETACH PARTITION partition CONCURRENTLY}; names as they are written. */
public record ConcurrentDetach(String table, String partition) {
    private static final Pattern TABLE = Pattern.of("ALTER TABLE [IF] [EXISTS] [ONLY]");
    private static final Pattern PARTITION = Pattern.of("name DETACH PARTITION");
    private static final Pattern CONCURRENTLY = Pattern.of("name CONCURRENTLY end");

    /** Reads a statement; empty where it is not of this form. */
    public static Optional<ConcurrentDetach> of(String text) {
        return TABLE.match(Phrase.of(text)).flatMap(table -> PARTITION
                .match(table)
                .filter(partition -> CONCURRENTLY.match(partition).isPresent())
                .map(partition -> new ConcurrentDetach(table.name(), partition.name())));
    }
}
