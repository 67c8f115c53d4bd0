package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.model.Ddl;
import dev.retort.schema.Schema;
import dev.retort.sql.Script;
import java.util.List;
import java.util.Optional;

/**
 * A side that was read.
 *
 * @param database where it stands
 * @param scripts of DDL that it was made of
 * @param notes what a person should know of how it was made
 * @param generator what wrote its DDL, where another version would write something else
 */
record Built(
        Schema schema,
        ConnectionSettings database,
        List<Script> scripts,
        List<String> notes,
        Optional<Ddl.Generator> generator) {
    Built {
        scripts = List.copyOf(scripts);
        notes = List.copyOf(notes);
    }

    /** The same with another reading of its schema. */
    Built with(Schema other) {
        return new Built(other, database, scripts, notes, generator);
    }
}
