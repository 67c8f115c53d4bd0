package dev.retort.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * All objects of a database that somebody made, without what belongs to extensions.
 *
 * @param objects by their identity, in its order
 * @param uses what an object cannot be without, besides its parent; nothing for most
 * @param version the major version of the server that it was read from
 */
public record Schema(SequencedMap<ObjectId, SchemaObject> objects, Map<ObjectId, Set<ObjectId>> uses, int version) {
    public Schema {
        objects = Collections.unmodifiableSequencedMap(objects);
        uses = Map.copyOf(uses);
    }

    static Schema of(Collection<SchemaObject> objects, Map<ObjectId, Set<ObjectId>> uses, int version) {
        List<SchemaObject> sorted = new ArrayList<>(objects);
        sorted.sort(Comparator.comparing(SchemaObject::id));
        SequencedMap<ObjectId, SchemaObject> byId = LinkedHashMap.newLinkedHashMap(sorted.size());
        sorted.forEach(object -> byId.put(object.id(), object));
        return new Schema(byId, uses, version);
    }

    public Optional<SchemaObject> object(ObjectId id) {
        return Optional.ofNullable(objects.get(id));
    }

    /** The same with another reading of its objects. */
    public Schema map(UnaryOperator<SchemaObject> reading) {
        SequencedMap<ObjectId, SchemaObject> read = new LinkedHashMap<>(objects);
        read.replaceAll((id, object) -> reading.apply(object));
        return new Schema(read, uses, version);
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
