package dev.retort.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All objects of a database that somebody made, without what belongs to extensions.
 *
 * @param objects by their identity
 */
public record Schema(SortedMap<ObjectId, SchemaObject> objects) {
    public Schema {
        objects = Collections.unmodifiableSortedMap(objects);
    }

    static Schema of(Collection<SchemaObject> objects) {
        SortedMap<ObjectId, SchemaObject> byId = new TreeMap<>();
        objects.forEach(object -> byId.put(object.id(), object));
        return new Schema(byId);
    }

    public Optional<SchemaObject> object(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    /** The objects of a kind, by name. */
    public List<SchemaObject> all(Kind kind) {
        return objects.values().stream()
                .filter(object -> object.id().kind() == kind)
                .toList();
    }

    /** Objects of kinds that are not compared: of them only the names are known. */
    public List<ObjectId> unread() {
        return all(Kind.OTHER).stream().map(SchemaObject::id).toList();
    }
}
