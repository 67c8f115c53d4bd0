package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.Optional;

/** That a column is never null, where its table has parents: what it has from their columns, and what it has besides. */
final class InheritedNotNull {
    private InheritedNotNull() {}

    /** What PostgreSQL calls a constraint that the column has from above. */
    private static Optional<String> notNullAbove(SchemaObject column, SchemaGraph side) {
        return new Inheritance(side)
                .above(column).stream()
                        .flatMap(parent -> NotNull.of(parent)
                                .filter(notNull -> !notNull.noInherit())
                                .map(notNull -> notNull.nameIn(parent))
                                .stream())
                        .findFirst();
    }

    /** Whether a column's own constraint makes place for its parent's, which is new and whose name it is to have: it cannot get that later. */
    static boolean comesFromAbove(Alter alter) {
        SchemaObject after = alter.after();
        return after.id().kind() == Kind.COLUMN
                && alter.before().has("inherited")
                && alter.before().has("not null")
                && after.has("not null")
                && !NotNull.of(alter.before()).equals(NotNull.of(after))
                && notNullAbove(alter.before(), alter.from()).isEmpty()
                && notNullAbove(after, alter.to()).equals(NotNull.of(after).map(notNull -> notNull.nameIn(after)));
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
                .filter(name -> isNamed
                        && notNullAbove(column, side)
                                .filter(above -> !above.equals(name))
                                .isPresent())
                .map(name -> table.has("partition bound")
                        ? column.name() + " CONSTRAINT " + name + " NOT NULL"
                        : "CONSTRAINT " + name + " NOT NULL " + column.name());
    }
}
