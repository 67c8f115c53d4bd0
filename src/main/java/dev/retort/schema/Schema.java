package dev.retort.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All objects of a database that somebody made, without what belongs to extensions.
 *
 * @param objects by their identity
 * @param uses what an object cannot be without, besides its parent; nothing for most
 */
public record Schema(SortedMap<ObjectId, SchemaObject> objects, Map<ObjectId, Set<ObjectId>> uses) {
    public Schema {
        objects = Collections.unmodifiableSortedMap(objects);
        uses = Map.copyOf(uses);
    }

    static Schema of(Collection<SchemaObject> objects, Map<ObjectId, Set<ObjectId>> uses) {
        SortedMap<ObjectId, SchemaObject> byId = new TreeMap<>();
        objects.forEach(object -> byId.put(object.id(), object));
        return new Schema(byId, uses);
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
