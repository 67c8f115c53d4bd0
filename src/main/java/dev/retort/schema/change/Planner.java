package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Pairing;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Orders changes by what uses what on both sides, and writes them down. */
final class Planner {
    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Inheritance inherited;
    private final Inheritance inheriting;
    private final Folding folding;
    private final Definitions definitions;
    private final ChangeSet changes;
    private final PartitionIndexes indexes;
    private final Carriers carriers;
    private final KeptRows kept;
    private final Map<ObjectId, Alter> late;
    /** All that anything is done with: whatever else there is, nothing has to come before or after it. */
    private final Set<ObjectId> touched = new HashSet<>();

    Planner(SchemaGraph from, SchemaGraph to, Pairing pairing) {
        this.from = from;
        this.to = to;
        this.inherited = new Inheritance(from);
        this.inheriting = new Inheritance(to);
        this.folding = new Folding(from, to);
        Draft draft = new Draft(from, to);
        this.definitions = new Definitions(folding, draft.gone());
        this.changes = new ChangeSet(from, to, pairing, definitions, draft);
        this.indexes = new PartitionIndexes(from, to, changes.gone(), changes.made());
        this.kept = new KeptRows(from, to, changes.gone(), changes.made());
        this.late = LateChanges.of(changes, from, to, folding, indexes);
        this.carriers = new Carriers(from, to, changes, folding, indexes);
        touched.addAll(changes.early().keySet());
        touched.addAll(changes.gone());
        touched.addAll(changes.altered().keySet());
        touched.addAll(changes.made());
        touched.addAll(late.keySet());
    }

    ChangePlan plan() {
        List<Statement> statements = new ArrayList<>();
        order().sorted().forEach(node -> statements.addAll(statements(node)));
        return new ChangePlan(statements, List.copyOf(changes.refused()));
    }

    ChangePlan plan(Online online) {
        Order order = order();
        List<Work> all = order.sorted().stream()
                .map(node -> new Work(node, statements(node), order.before(node)))
                .toList();
        OnlinePlan plan = new OnlinePlan(new OnlineForms(from, to, changes, online), from);
        return new ChangePlan(plan.statements(all), List.copyOf(changes.refused()));
    }

    private Order order() {
        Set<Node> nodes = new HashSet<>();
        changes.early().keySet().forEach(id -> nodes.add(new Node(Phase.DETACH, id)));
        changes.gone().forEach(id -> carriers.dropper(id).ifPresent(nodes::add));
        changes.altered().keySet().forEach(id -> nodes.add(new Node(Phase.ALTER, id)));
        changes.made().forEach(id -> carriers.maker(id).ifPresent(nodes::add));
        late.keySet().forEach(id -> nodes.add(new Node(Phase.ATTACH, id)));
        kept.tables().forEach(id -> nodes.add(new Node(Phase.DETACH, id)));
        kept.targets().forEach(id -> nodes.add(new Node(Phase.ATTACH, id)));
        Order order = new Order(nodes);
        beforeItGoes(order);
        onceItIsThere(order);
        sameNames(order);
        columnsInOrder(order);
        logged(order);
        new InheritanceOrder(from, to, changes, indexes, carriers).apply(order);
        new KeptRowsOrder(to, kept, carriers).apply(order);
        new TypeOrder(from, to, carriers).apply(order, changes.altered().keySet());
        Set<ObjectId> coming = new HashSet<>(changes.made());
        coming.addAll(changes.altered().keySet());
        new BodyOrder(to, coming, id -> carriers.maker(id).or(() -> Optional.of(new Node(Phase.ALTER, id))))
                .apply(order);
        CommonAttributes.afterTables(changes.altered(), order);
        DefaultPrivileges.last(nodes, order);
        return order;
    }

    /** What uses something goes, or lets go, before that does. */
    private void beforeItGoes(Order order) {
        for (ObjectId user : touched) {
            for (ObjectId used : from.uses(user)) {
                Node detach = new Node(Phase.DETACH, user);
                boolean owns = user.kind() == Kind.SEQUENCE && used.kind() == Kind.COLUMN;
                carriers.dropper(used).ifPresent(drop -> {
                    order.rule(detach, drop);
                    if (!changes.early().containsKey(user)) {
                        order.rule(new Node(Phase.ALTER, user), drop);
                    }
                    carriers.dropper(user).filter(first -> !owns).ifPresent(first -> order.rule(first, drop));
                });
                boolean staysBehind = changes.gone().contains(user) && inherited.staysBehind(from.get(user), to);
                if (used.kind() == Kind.COLUMN && !owns && !staysBehind) {
                    carriers.dropper(user).ifPresent(first -> order.rule(first, new Node(Phase.DETACH, used)));
                }
                for (Node alter : inherited.all(Phase.ALTER, used)) {
                    order.rule(detach, alter);
                    carriers.dropper(user)
                            .filter(first -> !owns && !staysBehind)
                            .ifPresent(first -> order.rule(first, alter));
                }
            }
        }
    }

    /** What uses something comes, or is changed, after that has come. */
    private void onceItIsThere(Order order) {
        for (ObjectId user : touched) {
            Optional<Node> make = carriers.maker(user);
            for (ObjectId used : to.uses(user)) {
                boolean owns = user.kind() == Kind.SEQUENCE && used.kind() == Kind.COLUMN;
                Node alter = new Node(Phase.ALTER, user);
                Node attach = new Node(Phase.ATTACH, user);
                carriers.maker(used).ifPresent(first -> {
                    if (!owns && !isLateUse(user, used)) {
                        make.ifPresent(second -> order.rule(first, second));
                    }
                    order.rule(first, alter);
                    order.rule(first, attach);
                });
                boolean comesBefore = make.isPresent()
                        && to.get(user).parent().equals(Optional.of(used))
                        && indexes.comesBefore(to.get(user));
                for (Node first : inheriting.all(Phase.ALTER, used)) {
                    if (!owns) {
                        make.ifPresent(
                                second -> order.rule(comesBefore ? second : first, comesBefore ? first : second));
                    }
                    order.rule(first, attach);
                    if (!changes.made().contains(user) && !owns) {
                        boolean fitsBefore = first.id().equals(used) && inheriting.joins(user, used, from);
                        order.rule(fitsBefore ? alter : first, fitsBefore ? first : alter);
                    }
                }
            }
            make.ifPresent(second -> carriers.dropper(user).ifPresent(first -> order.rule(first, second)));
        }
    }

    private boolean isLateUse(ObjectId user, ObjectId used) {
        return late.containsKey(user)
                && used.kind() != Kind.SCHEMA
                && user.kind() == Kind.COLUMN
                && !to.get(user).parent().equals(Optional.of(used))
                && (used.kind() == Kind.FUNCTION || used.kind() == Kind.SEQUENCE);
    }

    /** A name has to be free before something else takes it. */
    private void sameNames(Order order) {
        Map<String, List<Node>> drops = new HashMap<>();
        for (ObjectId id : changes.gone()) {
            carriers.dropper(id).ifPresent(node -> drops.computeIfAbsent(id.name(), name -> new ArrayList<>())
                    .add(node));
        }
        changes.altered().forEach((id, alter) -> {
            String before = alter.before().id().name();
            if (!before.equals(id.name())) {
                drops.computeIfAbsent(before, name -> new ArrayList<>()).add(new Node(Phase.ALTER, id));
            }
        });
        changes.altered().forEach((id, alter) -> {
            if (!alter.before().id().equals(id)) {
                drops.getOrDefault(id.name(), List.of()).forEach(first -> order.rule(first, new Node(Phase.ALTER, id)));
            }
        });
        for (ObjectId id : changes.made()) {
            carriers.maker(id).ifPresent(make -> drops.getOrDefault(id.name(), List.of())
                    .forEach(drop -> order.rule(drop, make)));
        }
    }

    /** A table that is logged refers to none that is not. */
    private void logged(Order order) {
        changes.altered().forEach((table, alter) -> {
            if (!alter.changes("unlogged")) {
                return;
            }
            Node here = new Node(Phase.ALTER, table);
            for (SchemaObject constraint : to.children(table, Kind.CONSTRAINT)) {
                for (ObjectId used : to.uses(constraint.id())) {
                    to.get(used).parent().ifPresent(other -> {
                        Node there = new Node(Phase.ALTER, other);
                        if (alter.after().has("unlogged")) {
                            order.rule(here, there);
                        } else {
                            order.rule(there, here);
                        }
                    });
                }
            }
        });
    }

    private void columnsInOrder(Order order) {
        Set<ObjectId> tables = new HashSet<>();
        changes.made().stream()
                .filter(id -> id.kind() == Kind.COLUMN)
                .forEach(id -> tables.add(to.get(id).parent().orElseThrow()));
        for (ObjectId table : tables) {
            Optional<Node> previous = Optional.empty();
            for (SchemaObject column : to.children(table, Kind.COLUMN)) {
                Node node = new Node(Phase.CREATE, column.id());
                if (carriers.maker(column.id()).equals(Optional.of(node))) {
                    previous.ifPresent(first -> order.rule(first, node));
                    previous = Optional.of(node);
                }
            }
        }
    }

    private List<Statement> statements(Node node) {
        ObjectId id = node.id();
        return switch (node.phase()) {
            case DETACH -> {
                List<Statement> statements =
                        new ArrayList<>(kept.aside(id).stream().toList());
                statements.addAll(alter(changes.early(), id));
                yield statements;
            }
            case DROP -> drop(from.get(id));
            case ALTER -> alter(changes.altered(), id);
            case CREATE -> create(id);
            case ATTACH -> {
                List<Statement> statements = new ArrayList<>(alter(late, id));
                statements.addAll(kept.back(id));
                to.get(id)
                        .attribute("owned by")
                        .map(name -> new ObjectId(Kind.COLUMN, name))
                        .filter(from::has)
                        .ifPresent(column -> statements.add(SequenceDefinition.goOn(to.get(id), to.get(column))));
                yield statements;
            }
        };
    }

    private List<Statement> drop(SchemaObject object) {
        List<Statement> statements = definition(object).drop(object, from);
        return object.id().kind() == Kind.TABLE && kept.keeps(object.id())
                ? statements.stream()
                        .map(statement -> Statement.of(statement.sql()))
                        .toList()
                : statements;
    }

    private List<Statement> create(ObjectId id) {
        SchemaObject object =
                Optional.ofNullable(late.get(id)).map(Alter::before).orElseGet(() -> to.get(id));
        List<Statement> statements = new ArrayList<>(definition(object).create(indexes.first(object), to));
        indexes.attach(object).ifPresent(statements::add);
        if (object.id().kind() == Kind.CONSTRAINT && object.has("not valid")) {
            statements.addAll(inheriting.validations(object, changes.made()));
        }
        boolean held = from.find(id)
                .filter(before -> !before.differsIn("definition", object))
                .isPresent();
        if (!held) {
            Requirement.of(object, from)
                    .ifPresent(text -> statements.set(0, statements.getFirst().with(text)));
        }
        statements.addAll(CommonAttributes.create(object, to));
        // What is made within it has a comment of its own.
        for (SchemaObject child : to.children(id, Kind.CONSTRAINT)) {
            if (carriers.maker(child.id()).equals(Optional.of(new Node(Phase.CREATE, id)))) {
                statements.addAll(CommonAttributes.create(child, to));
            }
        }
        return statements;
    }

    private List<Statement> alter(Map<ObjectId, Alter> alters, ObjectId id) {
        return Optional.ofNullable(alters.get(id)).stream()
                .flatMap(alter -> Stream.concat(
                        definition(alter.after()).alter(alter).stream(),
                        CommonAttributes.alter(alter.before(), alter.after()).stream()))
                .toList();
    }

    private Definition definition(SchemaObject object) {
        return definitions.of(object).orElseThrow(() -> new IllegalStateException(object.id() + " is not handled"));
    }
}
