package dev.retort.engine;

import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Whose objects are, where one side says nothing about it. */
final class Owners {
    private static final String OWNER = "owner";

    private Owners() {}

    /**
     * A database's schema without owners that the other side does not name: whoever runs migrations on a database owns
     * what they make, and on a scratch database that is somebody else.
     */
    static Schema asWanted(Schema live, Schema other) {
        return live.map(object -> object.has(OWNER) && !isNamed(object, other) ? without(object) : object);
    }

    private static boolean isNamed(SchemaObject object, Schema other) {
        Optional<SchemaObject> wanted = other.object(object.id());
        return wanted.isEmpty() || wanted.get().has(OWNER);
    }

    private static SchemaObject without(SchemaObject object) {
        SequencedMap<String, String> content = new LinkedHashMap<>(object.content());
        content.remove(OWNER);
        return new SchemaObject(object.id(), object.parent(), content);
    }
}
