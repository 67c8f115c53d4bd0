package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Columns of tables and foreign tables. Those of views and composite types are their matter. */
final class ColumnDefinition implements Definition {
    private final Folding folding;

    ColumnDefinition(Folding folding) {
        this.folding = folding;
    }

    /** How a column of a table is listed. */
    static String line(SchemaObject column, SchemaGraph side) {
        StringBuilder line = new StringBuilder(column.name());
        line.append(' ').append(column.content().get("type"));
        column.attribute("collation").ifPresent(name -> line.append(" COLLATE ").append(name));
        column.attribute("compression")
                .ifPresent(method -> line.append(" COMPRESSION ").append(method));
        column.attribute("foreign options").ifPresent(lines -> line.append(' ').append(Names.options(lines)));
        column.attribute("generated")
                .ifPresent(text -> line.append(" GENERATED ALWAYS AS ").append(generated(text)));
        column.attribute("identity")
                .ifPresent(when -> line.append(' ').append(generatedAsIdentity(column, when, side)));
        column.attribute("default").ifPresent(value -> line.append(" DEFAULT ").append(value));
        NotNull.of(column)
                .filter(notNull -> !notNull.notValid() && !(notNull.isPlain() && column.has("identity")))
                .ifPresent(notNull -> line.append(notNull.clause()));
        return line.toString();
    }

    /** What a column of a typed table has besides its type. */
    static String ofType(SchemaObject column) {
        String more =
                column.attribute("default").map(value -> " DEFAULT " + value).orElse("")
                        + NotNull.of(column).map(NotNull::clause).orElse("");
        return more.isEmpty() ? "" : column.name() + " WITH OPTIONS" + more;
    }

    private static String generated(String text) {
        String how = text.startsWith("stored: ") ? " STORED" : " VIRTUAL";
        return Names.inBrackets(text.substring(text.indexOf(": ") + 2)) + how;
    }

    private static String generatedAsIdentity(SchemaObject column, String when, SchemaGraph side) {
        return "GENERATED " + Names.word(when) + " AS IDENTITY"
                + side.identity(column)
                        .map(sequence -> SequenceDefinition.identityOptions(sequence, column))
                        .orElse("");
    }

    /**
     * What the column's line cannot say.
     *
     * @param inherited where there was no line
     */
    static List<Statement> afterwards(SchemaObject column, SchemaGraph side, boolean inherited) {
        List<Statement> statements = new ArrayList<>();
        String start = start(column);
        if (inherited && column.has("default")) {
            statements.add(
                    Statement.of(start + " SET DEFAULT " + column.content().get("default")));
        }
        if (inherited) {
            InheritedNotNull.notNullOfItsOwn(column, side).ifPresent(own -> statements.add(Statement.of(own)));
        } else {
            side.identity(column)
                    .flatMap(sequence -> SequenceDefinition.retype(sequence, column))
                    .ifPresent(statements::add);
            NotNull.of(column)
                    .filter(NotNull::notValid)
                    .ifPresent(notNull -> statements.add(Statement.of(notNull.add(column))));
        }
        column.attribute("storage")
                .ifPresent(storage -> statements.add(Statement.of(start + " SET STORAGE " + Names.word(storage))));
        column.attribute("statistics target")
                .ifPresent(target -> statements.add(Statement.of(start + " SET STATISTICS " + target)));
        column.attribute("options")
                .ifPresent(lines -> statements.add(Statement.of(start + " SET " + Names.parameters(lines))));
        statements.addAll(CommonAttributes.create(column, side));
        side.identity(column).ifPresent(sequence -> statements.addAll(CommonAttributes.create(sequence, side)));
        return statements;
    }

    private static String start(SchemaObject column) {
        return "ALTER TABLE " + Names.table(column) + " ALTER COLUMN " + column.name();
    }

    @Override
    public List<Statement> create(SchemaObject column, SchemaGraph side) {
        Statement add = Statement.of("ALTER TABLE " + Names.table(column) + " ADD COLUMN " + line(column, side));
        List<Statement> statements = new ArrayList<>();
        boolean filled = column.has("default") || column.has("generated") || column.has("identity");
        if (column.has("not null") && !filled) {
            statements.addAll(Backfill.newColumn(column, line(without(column, "not null"), side)));
        } else {
            statements.add(isComputedAndRequired(column) ? add.with(computesNothing(column)) : add);
        }
        // Its comment and rights come with every new object.
        statements.addAll(afterwards(bare(column), side, false));
        return statements;
    }

    private static boolean isComputedAndRequired(SchemaObject column) {
        return column.has("generated")
                && NotNull.of(column).filter(notNull -> !notNull.notValid()).isPresent();
    }

    private static String computesNothing(SchemaObject column) {
        return "fails where there is a row of " + Names.table(column) + " that the expression of " + column.name()
                + " gives no value for";
    }

    private static SchemaObject bare(SchemaObject column) {
        return without(without(without(column, "comment"), "grants"), "owner");
    }

    static SchemaObject without(SchemaObject object, String attribute) {
        java.util.LinkedHashMap<String, String> content = new java.util.LinkedHashMap<>(object.content());
        content.remove(attribute);
        return new SchemaObject(object.id(), object.parent(), content);
    }

    @Override
    public List<Statement> drop(SchemaObject column, SchemaGraph side) {
        Statement drop = Statement.of("ALTER TABLE " + (folding.isKeptByChildren(column) ? "ONLY " : "")
                + Names.table(column) + " DROP COLUMN " + column.name());
        return List.of(
                column.has("generated")
                        ? drop
                        : drop.with("data loss: the values of " + column.id().name() + " go with it"));
    }

    @Override
    public Effect effect(Alter alter) {
        boolean wasGenerated = alter.before().has("generated");
        boolean isGenerated = alter.after().has("generated");
        if (alter.changes("generated") && isGenerated) {
            return Effect.ANEW;
        }
        if (wasGenerated
                && !isGenerated
                && alter.before()
                        .attribute("generated")
                        .filter(text -> text.startsWith("virtual: "))
                        .isPresent()) {
            return Effect.ANEW;
        }
        if (alter.changes("type") || alter.changes("collation")) {
            return isGenerated || wasGenerated ? Effect.ANEW : Effect.DISTURBS;
        }
        return Effect.IN_PLACE;
    }

    @Override
    public List<Statement> alter(Alter alter) {
        SchemaObject before = alter.before();
        SchemaObject column = alter.after();
        if (column.parent()
                .filter(table -> Set.of(Kind.VIEW, Kind.MATERIALIZED_VIEW).contains(table.kind()))
                .isPresent()) {
            return ofView(alter);
        }
        String start = start(column);
        List<Statement> statements = new ArrayList<>();
        boolean typeChanges = alter.changes("type") || alter.changes("collation");
        boolean defaultChanges = alter.changes("default");
        if (alter.changes("generated")) {
            statements.add(Statement.of(start + " DROP EXPRESSION"));
        }
        if (alter.changes("identity") && !column.has("identity")) {
            statements.add(Statement.of(start + " DROP IDENTITY"));
        }
        boolean dropped = before.has("default") && defaultChanges && (typeChanges || !column.has("default"));
        if (dropped) {
            statements.add(Statement.of(start + " DROP DEFAULT"));
        }
        if (typeChanges) {
            statements.add(ColumnConversion.of(alter, start));
        }
        if (column.has("default") && defaultChanges) {
            statements.add(
                    Statement.of(start + " SET DEFAULT " + column.content().get("default")));
        }
        statements.addAll(NotNull.alter(alter, start));
        column.attribute("identity").filter(when -> alter.changes("identity")).ifPresent(when -> {
            String how = before.has("identity")
                    ? " SET GENERATED " + Names.word(when)
                    : " ADD " + generatedAsIdentity(column, when, alter.to());
            statements.add(Statement.of(start + how));
            if (!before.has("identity")) {
                alter.to().identity(column).ifPresent(made -> {
                    SequenceDefinition.retype(made, column).ifPresent(statements::add);
                    statements.add(SequenceDefinition.goOn(made, column));
                    statements.addAll(CommonAttributes.create(made, alter.to()));
                });
            }
        });
        statements.addAll(storage(alter, start, typeChanges));
        statements.addAll(Parameters.options(start, alter, "foreign options"));
        return statements;
    }

    private static List<Statement> storage(Alter alter, String start, boolean typeChanges) {
        List<Statement> statements = new ArrayList<>();
        SchemaObject column = alter.after();
        if (alter.changes("storage") || (typeChanges && column.has("storage"))) {
            String usual = Storage.of(String.valueOf(column.content().get("type")), alter.to());
            statements.add(Statement.of(start + " SET STORAGE "
                    + alter.now("storage").map(Names::word).orElse(usual)));
        }
        if (alter.changes("compression")) {
            statements.add(Statement.of(
                    start + " SET COMPRESSION " + alter.now("compression").orElse("default")));
        }
        if (alter.changes("statistics target")) {
            statements.add(Statement.of(
                    start + " SET STATISTICS " + alter.now("statistics target").orElse("-1")));
        }
        statements.addAll(Parameters.alter(start, alter, "options", ""));
        return statements;
    }

    private static List<Statement> ofView(Alter alter) {
        Optional<String> value = alter.now("default");
        return alter.changes("default")
                ? List.of(Statement.of(start(alter.after())
                        + value.map(text -> " SET DEFAULT " + text).orElse(" DROP DEFAULT")))
                : List.of();
    }
}
