package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Node.Phase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What children and partitions have from their parents, on one side: PostgreSQL changes and drops it along with what the parent has,
 * and refuses to do so for the child alone.
 */
final class Inheritance {
    private final SchemaGraph side;

    Inheritance(SchemaGraph side) {
        this.side = side;
    }

    /** The tables that a table inherits from, or is a partition of; those next to it. */
    List<ObjectId> parents(SchemaObject table) {
        return table.attribute("inherits").map(Names::list).stream()
                .flatMap(List::stream)
                .map(name -> new ObjectId(table.id().kind(), name))
                .filter(side::has)
                .toList();
    }

    /** The columns of its table's parents that a column is merged with, in their order. */
    List<SchemaObject> above(SchemaObject column) {
        return column.parent().flatMap(side::find).stream()
                .filter(table -> column.has("inherited"))
                .flatMap(table -> parents(table).stream())
                .flatMap(parent -> side.find(new ObjectId(Kind.COLUMN, parent.name() + "." + column.name())).stream())
                .toList();
    }

    /** The columns that a column of a table has its type from: its parents', their parents', and so on. */
    List<ObjectId> origins(ObjectId column) {
        List<ObjectId> origins = new ArrayList<>();
        if (column.kind() == Kind.COLUMN && side.has(column)) {
            for (SchemaObject parent : above(side.get(column))) {
                origins.add(parent.id());
                origins.addAll(origins(parent.id()));
            }
        }
        return origins;
    }

    /** A partition before it is one. */
    static SchemaObject alone(SchemaObject partition) {
        return ColumnDefinition.without(ColumnDefinition.without(partition, "inherits"), "partition bound");
    }

    /** Whether an object's table is no longer one of those that it inherits from on the other side, and so keeps the object. */
    boolean staysBehind(SchemaObject object, SchemaGraph other) {
        return object.parent()
                .flatMap(side::find)
                .filter(table -> table.has("partition bound"))
                .flatMap(table -> other.find(table.id())
                        .filter(then -> !then.attribute("inherits").equals(table.attribute("inherits"))))
                .isPresent();
    }

    /** Whether a partition's foreign key, which leads to a partitioned table, is lost when it is detached, as before PostgreSQL 15. */
    static boolean isLostWithParent(SchemaObject constraint, SchemaGraph side) {
        return side.version() < 15
                && constraint.has("inherited")
                && constraint.attribute("definition").orElse("").startsWith("FOREIGN KEY")
                && side.uses(constraint.id()).stream()
                        .flatMap(used -> side.get(used).parent().stream())
                        .filter(table -> !constraint.parent().equals(Optional.of(table)))
                        .anyMatch(table -> side.get(table).has("partition key"));
    }

    /** Whether a column's table becomes a child of another, which its columns have to fit before. */
    boolean joins(ObjectId column, ObjectId table, SchemaGraph before) {
        return column.kind() == Kind.COLUMN
                && side.get(column).parent().equals(Optional.of(table))
                && !origins(column).isEmpty()
                && before.has(column)
                && isFree(column, before, side);
    }

    /** Whether a column is between two states the column of no parent that it has in both. */
    static boolean isFree(ObjectId column, SchemaGraph before, SchemaGraph after) {
        return Collections.disjoint(new Inheritance(before).origins(column), new Inheritance(after).origins(column));
    }

    /** An alteration without what the parents' columns bring along. */
    Alter alone(Alter alter, Set<ObjectId> gone) {
        SchemaObject before = alter.before();
        List<ObjectId> origins = origins(before.id());
        boolean brought = alter.after().has("inherited")
                && !origins.isEmpty()
                && origins.stream().noneMatch(gone::contains)
                && origins.stream().allMatch(alter.to()::has);
        if (!brought) {
            return alter;
        }
        SchemaObject rest = as(as(before, alter.after(), "type"), alter.after(), "collation");
        SchemaObject origin = alter.to().get(origins.getFirst());
        boolean required = NotNull.of(alter.from().get(origin.id())).isEmpty()
                && !before.has("not null")
                && NotNull.of(origin)
                        .filter(notNull -> notNull.isPassedOn(origin, alter.after()))
                        .isPresent();
        return new Alter(
                required ? as(rest, alter.after(), "not null") : rest, alter.after(), alter.from(), alter.to());
    }

    /** Where a check of a parent's has not been looked at, but that of a child has, which is there already. */
    List<Statement> validations(SchemaObject check, Set<ObjectId> made) {
        ObjectId table = check.parent().orElseThrow();
        return side.users(table).stream()
                .filter(child -> parents(side.get(child)).contains(table) && !made.contains(child))
                .flatMap(child -> side.find(new ObjectId(Kind.CONSTRAINT, child.name() + "." + check.name())).stream())
                .flatMap(own -> own.has("not valid")
                        ? validations(own, made).stream()
                        : Stream.of(
                                Statement.of("ALTER TABLE " + Names.table(own) + " VALIDATE CONSTRAINT " + own.name())))
                .toList();
    }

    private static SchemaObject as(SchemaObject object, SchemaObject other, String attribute) {
        SequencedMap<String, String> content = new LinkedHashMap<>(object.content());
        content.remove(attribute);
        other.attribute(attribute).ifPresent(value -> content.put(attribute, value));
        return new SchemaObject(object.id(), object.parent(), content);
    }

    /** What is to be done with a column, and with those that it has its type from. */
    List<Node> all(Phase phase, ObjectId column) {
        List<Node> nodes = new ArrayList<>(List.of(new Node(phase, column)));
        origins(column).forEach(origin -> nodes.add(new Node(phase, origin)));
        return nodes;
    }
}
