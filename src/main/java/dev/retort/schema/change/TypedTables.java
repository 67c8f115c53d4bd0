package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Tables of a composite type: as long as one is, neither its columns nor the type's attributes come, go or change alone. It is loosened
 * first, and tied again when all are as they have to be.
 */
final class TypedTables {
    static final String OF = "of type";

    private final SchemaGraph from;
    private final SchemaGraph to;

    TypedTables(SchemaGraph from, SchemaGraph to) {
        this.from = from;
        this.to = to;
    }

    private static Optional<ObjectId> type(SchemaObject table) {
        return table.attribute(OF).map(name -> new ObjectId(Kind.COMPOSITE, name));
    }

    /** The tables that stay of the type that something is an attribute of. */
    List<ObjectId> tiedBy(ObjectId attribute) {
        Optional<SchemaGraph> side =
                Stream.of(from, to).filter(it -> it.has(attribute)).findFirst();
        return side.flatMap(it -> it.get(attribute).parent()).stream()
                .filter(type -> type.kind() == Kind.COMPOSITE && from.has(type) && to.has(type))
                .flatMap(type -> from.users(type).stream())
                .filter(table -> table.kind() == Kind.TABLE
                        && to.find(table)
                                .filter(after -> after.has(OF) && !after.differsIn(OF, from.get(table)))
                                .isPresent())
                .toList();
    }

    /** Whether the columns of a table come to stand in the order of the type's attributes: what comes, or comes anew, is the last. */
    boolean fits(ObjectId table, Set<ObjectId> gone, Set<ObjectId> made) {
        return type(to.get(table))
                .filter(type -> !names(table, gone, made).equals(names(type, gone, made)))
                .isEmpty();
    }

    private List<String> names(ObjectId id, Set<ObjectId> gone, Set<ObjectId> made) {
        List<SchemaObject> columns = new ArrayList<>();
        if (from.has(id) && !gone.contains(id)) {
            columns.addAll(from.children(id, Kind.COLUMN));
        }
        columns.removeIf(column -> gone.contains(column.id()));
        to.children(id, Kind.COLUMN).stream()
                .filter(column -> made.contains(column.id()))
                .forEach(columns::add);
        return columns.stream().map(SchemaObject::name).toList();
    }

    /** Says what is done between a table is loosened and tied. */
    void order(Order order, Function<ObjectId, Stream<Node>> done) {
        for (SchemaGraph side : List.of(from, to)) {
            side.all().filter(table -> table.has(OF)).forEach(table -> Stream.concat(
                            Stream.of(table.id()), type(table).stream())
                    .flatMap(holder -> side.children(holder, Kind.COLUMN).stream())
                    .flatMap(column -> done.apply(column.id()))
                    .forEach(node -> {
                        order.rule(new Node(Phase.DETACH, table.id()), node);
                        order.rule(node, new Node(Phase.ATTACH, table.id()));
                    }));
        }
    }

    /** Whether a table that is there becomes one of a type. */
    static boolean isTied(Alter alter) {
        return alter.after().has(OF) && alter.changes(OF);
    }
}
