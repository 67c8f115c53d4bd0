package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.List;
import java.util.Optional;

/** What comes first of parents and their children, or of partitioned tables and their partitions. */
final class InheritanceOrder {
    private final SchemaGraph from;
    private final SchemaGraph to;
    private final ChangeSet changes;
    private final PartitionIndexes indexes;
    private final Inheritance inherited;
    private final Inheritance inheriting;
    private final Carriers carriers;

    InheritanceOrder(SchemaGraph from, SchemaGraph to, ChangeSet changes, PartitionIndexes indexes, Carriers carriers) {
        this.from = from;
        this.to = to;
        this.changes = changes;
        this.indexes = indexes;
        this.inherited = new Inheritance(from);
        this.inheriting = new Inheritance(to);
        this.carriers = carriers;
    }

    void apply(Order order) {
        for (ObjectId id : changes.made()) {
            switch (id.kind()) {
                case TABLE -> partition(to.get(id), order);
                case INDEX -> index(to.get(id), order);
                default -> {
                    // Comes after what it uses, as everything does.
                }
            }
        }
        changes.altered().forEach((id, alter) -> altered(alter, order));
        changes.gone().forEach(id -> gone(from.get(id), order));
    }

    /** A partition has from its parent what that has by then, and has its own indexes before it is attached. */
    private void partition(SchemaObject table, Order order) {
        Optional<ObjectId> above = table.attribute("inherits")
                .filter(name -> table.has("partition bound"))
                .map(name -> new ObjectId(Kind.TABLE, name));
        carriers.maker(table.id()).ifPresent(make -> above.map(to::children).stream()
                .flatMap(List::stream)
                .filter(child -> child.id().kind() != Kind.COLUMN && !indexes.isSpared(table.id(), child))
                .forEach(child -> carriers.maker(child.id()).ifPresent(first -> order.rule(first, make))));
        if (indexes.isAttachedLater(table.id())) {
            to.children(table.id()).stream().filter(indexes::comesBefore).forEach(child -> carriers.maker(child.id())
                    .ifPresent(first -> order.rule(first, new Node(Phase.ATTACH, table.id()))));
        }
    }

    /** One that some partitions are to be without is made when they are there. */
    private void index(SchemaObject index, Order order) {
        to.users(index.parent().orElseThrow()).stream()
                .filter(partition -> partition.kind() == Kind.TABLE && indexes.isSpared(partition, index))
                .forEach(partition -> carriers.maker(index.id()).ifPresent(make -> {
                    for (Phase phase : List.of(Phase.ALTER, Phase.CREATE, Phase.ATTACH)) {
                        order.rule(new Node(phase, partition), make);
                    }
                }));
    }

    private void altered(Alter alter, Order order) {
        ObjectId id = alter.after().id();
        Node here = new Node(Phase.ALTER, id);
        if (alter.changes("inherits")) {
            // An index that is there already is attached to one that has come.
            PartitionIndexes.above(alter.after()).flatMap(carriers::maker).ifPresent(first -> order.rule(first, here));
            leaves(alter, order);
        }
        from.find(id).flatMap(SchemaObject::parent).ifPresent(table -> order.rule(new Node(Phase.DETACH, table), here));
        for (ObjectId origin : inheriting.origins(id)) {
            order.rule(new Node(Phase.DETACH, id), new Node(Phase.ALTER, origin));
            order.rule(new Node(Phase.ALTER, origin), here);
            // The name of a constraint of its own is taken first.
            carriers.maker(origin).ifPresent(make -> order.rule(make, here));
        }
    }

    /** An index that its table takes along when it leaves is spared when the one goes that it was attached to. */
    private void leaves(Alter alter, Order order) {
        PartitionIndexes.above(alter.before()).flatMap(carriers::dropper).ifPresent(drop -> {
            for (Phase leaving : List.of(Phase.DETACH, Phase.ALTER)) {
                order.rule(new Node(leaving, alter.after().parent().orElseThrow()), drop);
            }
        });
    }

    /** What a partition takes along when it leaves goes after that. */
    private void gone(SchemaObject object, Order order) {
        Circles.referred(object, from).stream()
                .flatMap(table -> from.users(table).stream())
                .filter(partition -> partition.kind() == Kind.TABLE)
                .forEach(partition -> carriers.dropper(partition)
                        .ifPresent(drop -> carriers.dropper(object.id()).ifPresent(first -> order.rule(first, drop))));
        for (ObjectId origin : inherited.origins(object.id())) {
            // Both by themselves.
            order.rule(new Node(Phase.DROP, origin), new Node(Phase.DROP, object.id()));
        }
        if (!inherited.staysBehind(object, to)) {
            return;
        }
        ObjectId table = object.parent().orElseThrow();
        for (Phase leaving : List.of(Phase.DETACH, Phase.ALTER)) {
            Node leaves = new Node(leaving, table);
            carriers.dropper(object.id()).ifPresent(drop -> order.rule(leaves, drop));
            inherited.parents(from.get(table)).stream()
                    .flatMap(parent -> from.children(parent).stream())
                    .forEach(child -> carriers.dropper(child.id()).ifPresent(drop -> order.rule(leaves, drop)));
        }
    }
}
