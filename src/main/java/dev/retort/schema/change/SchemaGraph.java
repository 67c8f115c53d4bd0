package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One of the two schemas, with the ways from an object to those around it. */
final class SchemaGraph {
    private final Schema schema;
    private final DefaultPrivileges inEffect;
    private final Map<ObjectId, List<SchemaObject>> children = new HashMap<>();
    private final Map<ObjectId, List<ObjectId>> uses = new HashMap<>();
    private final Map<ObjectId, List<ObjectId>> users = new HashMap<>();

    SchemaGraph(Schema schema) {
        this(schema, DefaultPrivileges.of(schema));
    }

    /**
     * One of the two schemas.
     *
     * @param inEffect while objects are made in it
     */
    SchemaGraph(Schema schema, DefaultPrivileges inEffect) {
        this.schema = schema;
        this.inEffect = inEffect;
        for (SchemaObject object : schema.objects().values()) {
            if (object.parent().isPresent()) {
                children.computeIfAbsent(object.parent().get(), id -> new ArrayList<>())
                        .add(object);
            }
        }
        children.replaceAll((parent, objects) -> columnsFirst(get(parent), objects));
    }

    /** Columns as they stand in their table, then all others by name. */
    private static List<SchemaObject> columnsFirst(SchemaObject parent, List<SchemaObject> children) {
        Optional<String> order = parent.attribute("column order");
        if (order.isEmpty()) {
            return children;
        }
        Map<String, SchemaObject> columns = new HashMap<>();
        for (SchemaObject child : children) {
            if (child.id().kind() == Kind.COLUMN) {
                columns.put(child.name(), child);
            }
        }
        List<SchemaObject> ordered = new ArrayList<>(children.size());
        for (String name : Names.list(order.get())) {
            Optional.ofNullable(columns.get(name)).ifPresent(ordered::add);
        }
        for (SchemaObject child : children) {
            if (child.id().kind() != Kind.COLUMN) {
                ordered.add(child);
            }
        }
        return ordered;
    }

    DefaultPrivileges inEffect() {
        return inEffect;
    }

    /** The major version of its server. */
    int version() {
        return schema.version();
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

    private List<ObjectId> usedBy(SchemaObject object) {
        ObjectId id = object.id();
        Set<ObjectId> listed = schema.uses().getOrDefault(id, Set.of());
        List<ObjectId> used = new ArrayList<>(listed);
        if (object.parent().isPresent() && !listed.contains(object.parent().get())) {
            used.add(object.parent().get());
        }
        // PostgreSQL keeps it apart from what else depends on what.
        PartitionIndexes.above(object).filter(this::has).ifPresent(used::add);
        for (String name : schemas(object)) {
            ObjectId namespace = new ObjectId(Kind.SCHEMA, name);
            if (has(namespace) && !used.contains(namespace)) {
                used.add(namespace);
            }
        }
        return used;
    }

    private static List<String> schemas(SchemaObject object) {
        return switch (object.id().kind()) {
            case EXTENSION, DEFAULT_PRIVILEGES ->
                object.attribute("schema").stream().toList();
            case PUBLICATION -> object.attribute("schemas").map(Names::list).orElse(List.of());
            default -> Names.first(object.id().name()).stream().toList();
        };
    }

    /** What an object cannot be without: what it uses, what it belongs to, the schema that it is in. */
    List<ObjectId> uses(ObjectId id) {
        return has(id) ? uses.computeIfAbsent(id, user -> usedBy(get(user))) : List.of();
    }

    /** Those that cannot be without an object, in their order. */
    List<ObjectId> users(ObjectId id) {
        if (users.isEmpty()) {
            for (ObjectId user : schema.objects().keySet()) {
                for (ObjectId used : uses(user)) {
                    users.computeIfAbsent(used, any -> new ArrayList<>()).add(user);
                }
            }
        }
        return users.getOrDefault(id, List.of());
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
