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
        statements.addAll(CommonAttributes.create(type));
        for (ObjectId user : alter.from().users(id)) {
            Optional<SchemaObject> after = alter.to().find(user);
            if (user.kind() == Kind.COLUMN && after.isPresent()) {
                statements.addAll(convert(alter, alter.from().get(user), after.get(), remark));
            }
        }
        statements.add(Statement.of("DROP " + word
                + Names.first(id.name()).map(schema -> schema + ".").orElse("") + aside));
        return statements;
    }

    private static String aside(String name) {
        return name.endsWith("\"") ? name.substring(0, name.length() - 1) + ASIDE + "\"" : name + ASIDE;
    }

    private static List<Statement> convert(Alter alter, SchemaObject before, SchemaObject after, String remark) {
        String type = String.valueOf(after.content().get("type"));
        boolean ofIt = type.equals(alter.name()) || type.equals(alter.name() + "[]");
        String start = (before.parent()
                                .filter(parent -> parent.kind() == Kind.COMPOSITE)
                                .isPresent()
                        ? "ALTER TYPE " + Names.table(after) + " ALTER ATTRIBUTE "
                        : "ALTER TABLE " + Names.table(after) + " ALTER COLUMN ")
                + after.name();
        List<Statement> statements = new ArrayList<>();
        if (before.has("default")) {
            statements.add(Statement.of(start + " DROP DEFAULT"));
        }
        if (ofIt) {
            String text = type.endsWith("[]") ? "::text[]::" : "::text::";
            statements.add(Statement.of(start + " TYPE " + type
                            + (start.startsWith("ALTER TYPE") ? "" : " USING " + after.name() + text + type))
                    .with(remark));
        }
        after.attribute("default").ifPresent(value -> statements.add(Statement.of(start + " SET DEFAULT " + value)));
        return statements;
    }
}
