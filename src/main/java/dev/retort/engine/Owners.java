package dev.retort.engine;

import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.RenameStep;
import java.util.LinkedHashMap;
import java.util.List;
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
        return asWanted(live, other, List.of());
    }

    /**
     * Likewise.
     *
     * @param renames on the way to the other side, which has what is renamed by another name
     */
    static Schema asWanted(Schema live, Schema other, List<RenameStep> renames) {
        return live.map(object -> object.has(OWNER) && !isNamed(object, other, renames) ? without(object) : object);
    }

    private static boolean isNamed(SchemaObject object, Schema other, List<RenameStep> renames) {
        Optional<SchemaObject> wanted = other.object(object.id());
        return wanted.map(found -> found.has(OWNER))
                .orElseGet(() -> renames.stream().noneMatch(step -> isRenamed(object.id(), step)));
    }

    private static boolean isRenamed(ObjectId id, RenameStep step) {
        String before = step.rename().object().id().name();
        return id.name().equals(before) || id.name().startsWith(before + ".");
    }

    private static SchemaObject without(SchemaObject object) {
        SequencedMap<String, String> content = new LinkedHashMap<>(object.content());
        content.remove(OWNER);
        return new SchemaObject(object.id(), object.parent(), content);
    }
}
