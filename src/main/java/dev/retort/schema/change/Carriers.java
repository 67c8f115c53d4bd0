package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** With what each object goes and comes: by itself, or with another that has it. */
final class Carriers {
    private final SchemaGraph from;
    private final SchemaGraph to;
    private final ChangeSet changes;
    private final Folding folding;
    private final PartitionIndexes indexes;
    private final Inheritance inherited;
    private final Inheritance inheriting;
    private final Set<ObjectId> circles;
    private final Map<ObjectId, Optional<Node>> droppers = new HashMap<>();
    private final Map<ObjectId, Optional<Node>> makers = new HashMap<>();

    Carriers(SchemaGraph from, SchemaGraph to, ChangeSet changes, Folding folding, PartitionIndexes indexes) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.folding = folding;
        this.indexes = indexes;
        this.inherited = new Inheritance(from);
        this.inheriting = new Inheritance(to);
        this.circles = Circles.of(from, changes.gone());
    }

    /** With what something goes, if it does. */
    Optional<Node> dropper(ObjectId id) {
        if (!changes.gone().contains(id)) {
            return Optional.empty();
        }
        Optional<Node> known = droppers.get(id);
        if (known == null) {
            known = dropperOf(from.get(id));
            droppers.put(id, known);
        }
        return known;
    }

    private Optional<Node> dropperOf(SchemaObject object) {
        Optional<ObjectId> circled = inherited.staysBehind(object, to) ? Optional.empty() : circled(object.id());
        if (circled.isPresent()) {
            return circled.map(constraint -> new Node(Phase.DROP, constraint));
        }
        return withIndexAbove(object)
                .or(() -> folding.dropper(object, changes.gone()))
                .map(by -> new Node(Phase.DROP, by))
                .or(() -> inherited.origins(object.id()).stream()
                        .filter(changes.gone()::contains)
                        .flatMap(origin -> folding.dropper(from.get(origin), changes.gone()).stream())
                        .map(by -> new Node(Phase.DROP, by))
                        .findFirst())
                .or(() -> identityOf(object)
                        .map(column ->
                                new Node(changes.early().containsKey(column) ? Phase.DETACH : Phase.ALTER, column)));
    }

    /** What drops the index that a partition's, or a key by it, is attached to, and those with it. */
    private Optional<ObjectId> withIndexAbove(SchemaObject object) {
        return PartitionIndexes.attached(object, from)
                .filter(index -> !changes.gone().contains(index.parent().orElseThrow()))
                .filter(index -> !inherited.staysBehind(index, to))
                .flatMap(PartitionIndexes::above)
                .flatMap(this::dropper)
                .map(Node::id);
    }

    /** The foreign key in a circle that an object is, or is the part of for one partition. */
    private Optional<ObjectId> circled(ObjectId id) {
        return circles.contains(id) || id.kind() != Kind.CONSTRAINT
                ? Optional.of(id).filter(circles::contains)
                : from.uses(id).stream()
                        .filter(used -> used.kind() == Kind.CONSTRAINT)
                        .flatMap(used -> circled(used).stream())
                        .findFirst();
    }

    /** With what something comes, if it does. */
    Optional<Node> maker(ObjectId id) {
        if (!changes.made().contains(id)) {
            return Optional.empty();
        }
        Optional<Node> known = makers.get(id);
        if (known == null) {
            known = makerOf(to.get(id));
            makers.put(id, known);
        }
        return known;
    }

    private Optional<Node> makerOf(SchemaObject object) {
        Optional<ObjectId> along = PartitionIndexes.attached(object, to).flatMap(indexes::along);
        if (along.isPresent()) {
            return along.map(with -> maker(with).orElse(new Node(Phase.ALTER, with)));
        }
        return folding.maker(object, changes.made())
                .map(by -> new Node(Phase.CREATE, by))
                .or(() -> inheriting.origins(object.id()).stream()
                        .filter(changes.made()::contains)
                        .flatMap(origin -> folding.maker(to.get(origin), changes.made()).stream())
                        .map(by -> new Node(Phase.CREATE, by))
                        .findFirst())
                .or(() -> identityOf(object).map(column -> new Node(Phase.ALTER, column)));
    }

    /** The column whose identity a sequence is, where that is changed. */
    private Optional<ObjectId> identityOf(SchemaObject object) {
        return object.id().kind() == Kind.SEQUENCE && object.has("identity")
                ? object.parent().filter(changes.altered()::containsKey)
                : Optional.empty();
    }
}
