package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** One of the two schemas, with the ways from an object to those around it. */
final class Side {
    private final Schema schema;
    private final Map<ObjectId, List<SchemaObject>> children = new HashMap<>();
    private final Map<ObjectId, Set<ObjectId>> users = new HashMap<>();

    Side(Schema schema) {
        this.schema = schema;
        for (SchemaObject object : schema.objects().values()) {
            object.parent().ifPresent(parent -> children.computeIfAbsent(parent, id -> new ArrayList<>())
                    .add(object));
            uses(object.id()).forEach(used -> users.computeIfAbsent(used, id -> new TreeSet<>())
                    .add(object.id()));
        }
        children.forEach((parent, objects) -> objects.sort(byPlace(get(parent))));
    }

    /** Columns as they stand in their table, all others by name. */
    private static Comparator<SchemaObject> byPlace(SchemaObject parent) {
        Map<String, Integer> places = new HashMap<>();
        parent.attribute("column order").ifPresent(order -> {
            for (String name : Names.list(order)) {
                places.put(name, places.size());
            }
        });
        return Comparator.comparing((SchemaObject object) ->
                        object.id().kind() == Kind.COLUMN ? places.getOrDefault(object.name(), 0) : 0)
                .thenComparing(SchemaObject::id);
    }

    Stream<SchemaObject> all() {
        return schema.objects().values().stream();
    }

    Optional<SchemaObject> find(ObjectId id) {
        return schema.object(id);
    }

    boolean has(ObjectId id) {
        return schema.objects().containsKey(id);
    }

    /** One that is there. */
    SchemaObject get(ObjectId id) {
        return schema.object(id).orElseThrow(() -> new IllegalStateException("no " + id));
    }

    List<SchemaObject> children(ObjectId parent) {
        return children.getOrDefault(parent, List.of());
    }

    List<SchemaObject> children(ObjectId parent, Kind kind) {
        return children(parent).stream()
                .filter(child -> child.id().kind() == kind)
                .toList();
    }

    /** What an object cannot be without: what it uses, what it belongs to, the schema that it is in. */
    Set<ObjectId> uses(ObjectId id) {
        Set<ObjectId> uses = new LinkedHashSet<>(new TreeSet<>(schema.uses().getOrDefault(id, Set.of())));
        SchemaObject object = get(id);
        object.parent().ifPresent(uses::add);
        Optional<String> schemaName = id.kind() == Kind.EXTENSION ? object.attribute("schema") : Names.first(id.name());
        schemaName
                .map(name -> new ObjectId(Kind.SCHEMA, name))
                .filter(this::has)
                .ifPresent(uses::add);
        return uses;
    }

    Set<ObjectId> users(ObjectId id) {
        return users.getOrDefault(id, Set.of());
    }

    /** Whether an object is, or belongs to, another. */
    boolean isWithin(ObjectId id, ObjectId container) {
        for (Optional<ObjectId> at = Optional.of(id);
                at.isPresent();
                at = get(at.get()).parent()) {
            if (at.get().equals(container)) {
                return true;
            }
        }
        return false;
    }

    /** The sequence behind an identity column. */
    Optional<SchemaObject> identity(SchemaObject column) {
        return children(column.id(), Kind.SEQUENCE).stream().findFirst();
    }

    /** The index that carries out a constraint. */
    Optional<SchemaObject> index(SchemaObject constraint) {
        return constraint.parent().stream()
                .flatMap(table -> children(table, Kind.INDEX).stream())
                .filter(index -> index.attribute("constraint").equals(Optional.of(constraint.name())))
                .findFirst();
    }

    /** The constraint that an index carries out. */
    Optional<SchemaObject> constraint(SchemaObject index) {
        return index.attribute("constraint").flatMap(name -> index.parent().stream()
                .flatMap(table -> children(table, Kind.CONSTRAINT).stream())
                .filter(constraint -> constraint.name().equals(name))
                .findFirst());
    }
}
