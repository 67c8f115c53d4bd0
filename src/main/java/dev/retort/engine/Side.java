package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.model.Model;
import dev.retort.source.Source;

/** One side of a comparison of schemas. */
public sealed interface Side {
    /** A database, which is only read. */
    record Live(ConnectionSettings settings) implements Side {}

    /**
     * What migrations make on an empty database.
     *
     * @param target how far they are run
     */
    record Replayed(Source source, String target) implements Side {}

    /** What DDL makes on an empty database. */
    record Wanted(Model model) implements Side {}
}
