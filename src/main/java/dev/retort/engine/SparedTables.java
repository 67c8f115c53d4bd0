package dev.retort.engine;

/** The tables that generated statements lock no longer than a moment, where they can; of those that are there already. */
public sealed interface SparedTables {
    /** All of them. */
    record All() implements SparedTables {}

    /**
     * Those that are big in the database that is compared; none where that is no database.
     *
     * @param bytes how big, at least
     */
    record Above(long bytes) implements SparedTables {}
}
