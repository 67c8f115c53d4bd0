package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.List;
import java.util.Optional;

/** What a column has from the columns of its table's parents, and what it has besides. */
final class Inherited {
    private Inherited() {}

    /** The columns that it is merged with, in the order of the parents. */
    static List<SchemaObject> above(SchemaObject column, SchemaGraph side) {
        return column.parent().flatMap(side::find).flatMap(table -> table.attribute("inherits")).stream()
                .flatMap(parents -> Names.list(parents).stream())
                .flatMap(parent -> side.find(new ObjectId(Kind.COLUMN, parent + "." + column.name())).stream())
                .toList();
    }

    /** What PostgreSQL calls a constraint that the column has from above. */
    private static Optional<String> notNullAbove(SchemaObject column, SchemaGraph side) {
        return above(column, side).stream()
                .flatMap(parent -> NotNull.of(parent)
                        .filter(notNull -> !notNull.noInherit())
                        .map(notNull -> notNull.nameIn(parent))
                        .stream())
                .findFirst();
    }

    /** Makes a column required that no parent wants to be. */
    static Optional<String> notNullOfItsOwn(SchemaObject column, SchemaGraph side) {
        return NotNull.of(column)
                .filter(notNull -> notNullAbove(column, side).isEmpty())
                .filter(notNull -> !(notNull.isPlain() && isOfPrimaryKey(column, side)))
                .map(notNull -> notNull.isPlain()
                        ? "ALTER TABLE " + Names.table(column) + " ALTER COLUMN " + column.name() + " SET NOT NULL"
                        : notNull.add(column));
    }

    /** Whose columns become required with it. */
    private static boolean isOfPrimaryKey(SchemaObject column, SchemaGraph side) {
        String start = "PRIMARY KEY (";
        return column.parent().stream()
                .flatMap(table -> side.children(table, Kind.CONSTRAINT).stream())
                .flatMap(constraint -> constraint.attribute("definition").stream())
                .filter(text -> text.startsWith(start))
                .anyMatch(text -> Names.list(text.substring(start.length(), text.indexOf(')')))
                        .contains(column.name()));
    }

    /** Within the brackets of a new table: the constraint that a parent has too, where it has another name; before PostgreSQL 18 none. */
    static Optional<String> notNullByName(SchemaObject column, SchemaObject table, SchemaGraph side) {
        boolean isNamed = !column.attribute("not null").equals(Optional.of("yes"));
        return NotNull.of(column)
                .map(notNull -> notNull.nameIn(column))
                .filter(name -> isNamed && notNullAbove(column, side).filter(above -> !above.equals(name)).isPresent())
                .map(name -> table.has("partition bound")
                        ? column.name() + " CONSTRAINT " + name + " NOT NULL"
                        : "CONSTRAINT " + name + " NOT NULL " + column.name());
    }
}
