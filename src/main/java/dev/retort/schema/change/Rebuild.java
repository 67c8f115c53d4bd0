package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A type made anew under its name: the old one is set aside, the columns of that type are converted, and it is dropped. What else uses
 * it is gone for the time.
 */
final class Rebuild {
    private static final String ASIDE = "__old";

    private Rebuild() {}

    /**
     * The statements.
     *
     * @param remark on each conversion: where it fails
     */
    static List<Statement> of(Alter alter, Definition definition, String remark) {
        SchemaObject type = alter.after();
        ObjectId id = type.id();
        List<Statement> statements = new ArrayList<>();
        String word = id.kind() == Kind.DOMAIN ? "DOMAIN " : "TYPE ";
        String aside = aside(Names.last(id.name()));
        statements.add(Statement.of("ALTER " + word + id.name() + " RENAME TO " + aside));
        statements.addAll(definition.create(type, alter.to()));
        statements.addAll(CommonAttributes.create(type, alter.to()));
        List<Alter> columns = columns(alter, id);
        columns.stream()
                .filter(column -> column.before().has("default"))
                .forEach(column -> statements.add(Statement.of(start(column) + " DROP DEFAULT")));
        columns.forEach(
                column -> convert(alter, column).ifPresent(statement -> statements.add(statement.with(remark))));
        columns.forEach(column -> column.now("default")
                .ifPresent(value -> statements.add(Statement.of(start(column) + " SET DEFAULT " + value))));
        statements.add(Statement.of("DROP " + word
                + Names.first(id.name()).map(schema -> schema + ".").orElse("") + aside));
        return statements;
    }

    private static String aside(String name) {
        return name.endsWith("\"") ? name.substring(0, name.length() - 1) + ASIDE + "\"" : name + ASIDE;
    }

    /** Those of views are made anew with them. */
    private static List<Alter> columns(Alter alter, ObjectId type) {
        List<Alter> columns = new ArrayList<>();
        for (ObjectId user : alter.from().users(type)) {
            if (user.kind() == Kind.COLUMN
                    && alter.to().has(user)
                    && !isOfView(alter.from().get(user))) {
                columns.add(new Alter(alter.from().get(user), alter.to().get(user), alter.from(), alter.to()));
            }
        }
        return columns;
    }

    private static boolean isOfView(SchemaObject column) {
        return column.parent()
                .filter(parent -> parent.kind() == Kind.VIEW || parent.kind() == Kind.MATERIALIZED_VIEW)
                .isPresent();
    }

    private static boolean isOfComposite(Alter column) {
        return column.before()
                .parent()
                .filter(parent -> parent.kind() == Kind.COMPOSITE)
                .isPresent();
    }

    private static String start(Alter column) {
        String table = Names.table(column.after());
        return (isOfComposite(column)
                        ? "ALTER TYPE " + table + " ALTER ATTRIBUTE "
                        : "ALTER TABLE " + table + " ALTER COLUMN ")
                + column.after().name();
    }

    /** A child's column is converted along with its parent's. */
    private static Optional<Statement> convert(Alter alter, Alter column) {
        String type = String.valueOf(column.after().content().get("type"));
        boolean ofIt = type.equals(alter.name()) || type.equals(alter.name() + "[]");
        if (!ofIt || column.before().has("inherited")) {
            return Optional.empty();
        }
        String text = type.endsWith("[]") ? "::text[]::" : "::text::";
        String using = isOfComposite(column) ? "" : " USING " + column.after().name() + text + type;
        return Optional.of(Statement.of(start(column) + " TYPE " + type + using));
    }
}
