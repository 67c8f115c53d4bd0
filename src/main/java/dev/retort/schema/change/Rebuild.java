package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A type made anew under its name: the old one is set aside, the columns of that type are converted, and it is dropped. What else uses
 * it is gone for the time. The functions of a range type keep their names when it is set aside, and so do types that are made of a type:
 * columns are text in between there.
 */
final class Rebuild {
    private static final String ASIDE = "__old";
    private static final String TEXT = "text";

    private Rebuild() {}

    /**
     * The statements.
     *
     * @param gone what is not there while the type is made anew
     * @param remark on each conversion: where it fails
     */
    static List<Statement> of(Alter alter, Definition definition, Set<ObjectId> gone, String remark) {
        List<Alter> types = types(alter);
        return types.size() > 1 || alter.after().id().kind() == Kind.RANGE
                ? throughText(types, gone, remark)
                : aside(alter, definition, gone, remark);
    }

    private static List<Statement> aside(Alter alter, Definition definition, Set<ObjectId> gone, String remark) {
        SchemaObject type = alter.after();
        ObjectId id = type.id();
        String aside = aside(Names.last(id.name()));
        List<Alter> columns = columns(List.of(alter), gone);
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of("ALTER " + Names.address(type) + " RENAME TO " + aside));
        statements.addAll(create(alter, definition));
        statements.addAll(withoutDefaults(columns));
        columns.forEach(column -> {
            String now = String.valueOf(column.after().content().get("type"));
            if (now.equals(alter.name()) || now.equals(alter.name() + "[]")) {
                convert(column, now, now.endsWith("[]") ? "::text[]" : "::text")
                        .ifPresent(statement -> statements.add(statement.with(remark)));
                statements.addAll(storage(column));
            }
        });
        statements.addAll(defaults(columns));
        statements.add(Statement.of("DROP " + (id.kind() == Kind.DOMAIN ? "DOMAIN " : "TYPE ")
                + Names.first(id.name()).map(schema -> schema + ".").orElse("") + aside));
        return statements;
    }

    private static List<Statement> throughText(List<Alter> types, Set<ObjectId> gone, String remark) {
        Map<String, String> names = new LinkedHashMap<>();
        types.forEach(type -> names.putAll(names(type)));
        List<Alter> columns = columns(types, gone);
        List<Statement> statements = new ArrayList<>(withoutDefaults(columns));
        columns.forEach(column -> {
            String before = String.valueOf(column.before().content().get("type"));
            if (names.containsKey(before)) {
                convert(column, before.endsWith("[]") ? "text[]" : TEXT, "").ifPresent(statements::add);
            }
        });
        types.reversed().forEach(type -> statements.add(Statement.of("DROP " + Names.address(type.before()))));
        types.forEach(type -> statements.addAll(create(type, definition(type.after()))));
        columns.forEach(column -> {
            String before = String.valueOf(column.before().content().get("type"));
            String now = String.valueOf(column.after().content().get("type"));
            if (now.equals(names.get(before))) {
                convert(column, now, "").ifPresent(statement -> statements.add(statement.with(remark)));
                statements.addAll(storage(column));
            }
        });
        statements.addAll(defaults(columns));
        return statements;
    }

    private static Definition definition(SchemaObject type) {
        return switch (type.id().kind()) {
            case ENUM -> new EnumDefinition(Set.of());
            case DOMAIN -> new TypeDefinitions.Domain(Set.of());
            default -> new TypeDefinitions.Range(Set.of());
        };
    }

    private static List<Statement> create(Alter alter, Definition definition) {
        SchemaObject type = alter.after();
        List<Statement> statements = new ArrayList<>(definition.create(type, alter.to()));
        statements.addAll(CommonAttributes.create(type, alter.to()));
        alter.to()
                .children(type.id(), Kind.CONSTRAINT)
                .forEach(constraint -> statements.addAll(CommonAttributes.create(constraint, alter.to())));
        return statements;
    }

    /** A type, then those that are made of it on both sides. */
    private static List<Alter> types(Alter alter) {
        List<Alter> types = new ArrayList<>(List.of(alter));
        for (int i = 0; i < types.size(); i++) {
            ObjectId type = types.get(i).after().id();
            alter.from().users(type).stream()
                    .filter(user -> isMadeOf(user, type, alter.to()))
                    .map(user -> new Alter(alter.from().get(user), alter.to().get(user), alter.from(), alter.to()))
                    .filter(user -> !types.contains(user))
                    .forEach(types::add);
        }
        return types;
    }

    /** Whether a type stays one that is made of another, and so is made anew with it. */
    static boolean isMadeOf(ObjectId user, ObjectId type, SchemaGraph to) {
        return (user.kind() == Kind.DOMAIN || user.kind() == Kind.RANGE)
                && to.uses(user).contains(type);
    }

    /** What columns of a type are called, before and after. */
    private static Map<String, String> names(Alter type) {
        Map<String, String> names =
                new LinkedHashMap<>(Map.of(type.before().id().name(), type.name()));
        type.before()
                .attribute("multirange")
                .ifPresent(name -> names.put(name, type.now("multirange").orElse(name)));
        Map.copyOf(names).forEach((before, after) -> names.put(before + "[]", after + "[]"));
        return names;
    }

    private static String aside(String name) {
        return name.endsWith("\"") ? name.substring(0, name.length() - 1) + ASIDE + "\"" : name + ASIDE;
    }

    /** Those of views, and others that go, are made anew with them; one that is of another type then is so before. */
    private static List<Alter> columns(List<Alter> types, Set<ObjectId> gone) {
        return types.stream()
                .flatMap(type -> type.from().users(type.after().id()).stream()
                        .filter(user -> user.kind() == Kind.COLUMN
                                && !gone.contains(user)
                                && type.to().uses(user).contains(type.after().id())
                                && !isOfView(type.from().get(user)))
                        .map(user -> new Alter(type.from().get(user), type.to().get(user), type.from(), type.to())))
                .distinct()
                .toList();
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

    private static List<Statement> withoutDefaults(List<Alter> columns) {
        return columns.stream()
                .filter(column -> column.before().has("default"))
                .map(column -> Statement.of(start(column) + " DROP DEFAULT"))
                .toList();
    }

    private static List<Statement> defaults(List<Alter> columns) {
        return columns.stream()
                .flatMap(column -> column.now("default").stream()
                        .map(value -> Statement.of(start(column) + " SET DEFAULT " + value)))
                .toList();
    }

    /** A child's column is converted along with its parent's. */
    private static Optional<Statement> convert(Alter column, String type, String between) {
        if (column.before().has("inherited")) {
            return Optional.empty();
        }
        String using = isOfComposite(column) ? "" : " USING " + column.after().name() + between + "::" + type;
        return Optional.of(Statement.of(start(column) + " TYPE " + type + using));
    }

    /** A column of another type is stored as that one's are. */
    private static List<Statement> storage(Alter column) {
        return column.now("storage").stream()
                .map(how -> Statement.of(start(column) + " SET STORAGE " + Names.word(how)))
                .toList();
    }
}
