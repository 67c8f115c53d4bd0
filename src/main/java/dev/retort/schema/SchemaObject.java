package dev.retort.schema;

import java.util.Collections;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * One object.
 *
 * @param parent what it belongs to and goes with: a column's table, an index's
 * @param content what it is made of, by attribute, as PostgreSQL prints it; an attribute that is not set is not there
 */
public record SchemaObject(ObjectId id, Optional<ObjectId> parent, SequencedMap<String, String> content) {
    public SchemaObject {
        content = Collections.unmodifiableSequencedMap(content);
    }

    public Optional<String> attribute(String name) {
        return Optional.ofNullable(content.get(name));
    }
}
