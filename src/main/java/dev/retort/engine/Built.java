package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.model.Ddl;
import dev.retort.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * A side that was read.
 *
 * @param database where it stands
 * @param notes what a person should know of how it was made
 * @param generator what wrote its DDL, where another version would write something else
 */
record Built(Schema schema, ConnectionSettings database, List<String> notes, Optional<Ddl.Generator> generator) {
    Built {
        notes = List.copyOf(notes);
    }

    /** The same with another reading of its schema. */
    Built with(Schema other) {
        return new Built(other, database, notes, generator);
    }
}
