package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Pairing;
import dev.retort.schema.SchemaObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Indexes of partitions, and keys by them, that have another name and are attached to the same one. A partition has no second such
 * index, and PostgreSQL does not let it go without the other, so that it is renamed without anybody having said so.
 */
final class RenamedIndexes {
    private RenamedIndexes() {}

    /** From the old to the new. */
    static Map<ObjectId, ObjectId> of(Pairing pairing, SchemaGraph from, SchemaGraph to) {
        Map<List<Object>, SchemaObject> wanted = new HashMap<>();
        pairing.onlySecond().forEach(object -> place(object).ifPresent(place -> wanted.put(place, object)));
        Map<ObjectId, ObjectId> renamed = new HashMap<>();
        for (SchemaObject before : wanted.isEmpty() ? List.<SchemaObject>of() : pairing.onlyFirst()) {
            place(before)
                    .map(wanted::get)
                    .filter(after -> before.has("constraint") == after.has("constraint"))
                    .filter(after -> IndexDefinition.nameless(before).equals(IndexDefinition.nameless(after)))
                    .ifPresent(after -> {
                        renamed.put(before.id(), after.id());
                        from.constraint(before)
                                .filter(key -> !to.has(key.id()))
                                .ifPresent(key -> renamed.put(
                                        key.id(),
                                        to.constraint(after).orElseThrow().id()));
                    });
        }
        return renamed;
    }

    /** The table and the index above of one that is attached. */
    private static Optional<List<Object>> place(SchemaObject index) {
        return index.id().kind() == Kind.INDEX
                ? PartitionIndexes.above(index)
                        .map(above -> List.of(index.parent().orElseThrow(), above))
                : Optional.empty();
    }
}
