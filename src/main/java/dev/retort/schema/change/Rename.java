package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Something that has another name on the other side.
 *
 * @param object as it is before; the enum type where it is a value of it
 * @param value of an enum, before
 * @param to its name afterwards, as its identity has it; of a value the value
 */
public record Rename(SchemaObject object, Optional<String> value, String to) {
    private static final Set<Kind> NAMELESS = EnumSet.of(
            Kind.EXTENSION,
            Kind.CAST,
            Kind.OPERATOR,
            Kind.OPERATOR_CLASS,
            Kind.OPERATOR_FAMILY,
            Kind.USER_MAPPING,
            Kind.SUBSCRIPTION,
            Kind.DEFAULT_PRIVILEGES,
            Kind.OTHER);

    /** Kinds that share their names: tables, and what else PostgreSQL keeps with them. */
    private static final Set<Kind> RELATIONS = EnumSet.of(
            Kind.TABLE,
            Kind.FOREIGN_TABLE,
            Kind.VIEW,
            Kind.MATERIALIZED_VIEW,
            Kind.SEQUENCE,
            Kind.INDEX,
            Kind.COMPOSITE);

    private static final Set<Kind> TYPES = EnumSet.of(Kind.ENUM, Kind.DOMAIN, Kind.RANGE, Kind.BASE_TYPE);

    public static Rename of(SchemaObject object, ObjectId after) {
        return new Rename(object, Optional.empty(), after.name());
    }

    public static Rename of(SchemaObject type, String value, String to) {
        return new Rename(type, Optional.of(value), to);
    }

    /** Whether PostgreSQL can rename objects of a kind. */
    public static boolean isPossible(Kind kind) {
        return !NAMELESS.contains(kind);
    }

    /** What it is afterwards; of a value the type. */
    public ObjectId after() {
        return value.isPresent() ? object.id() : new ObjectId(object.id().kind(), to);
    }

    /** What a table, or something else that stands in a schema, is called once this is done. */
    public ObjectId follow(ObjectId id) {
        if (value.isEmpty() && id.equals(object.id())) {
            return after();
        }
        boolean isWithin = object.id().kind() == Kind.SCHEMA
                && id.kind() != Kind.SCHEMA
                && Names.first(id.name()).equals(Optional.of(object.id().name()));
        return isWithin
                ? new ObjectId(
                        id.kind(), to + id.name().substring(object.id().name().length()))
                : id;
    }

    /** What nothing else may be called as long as this is. */
    String slotBefore() {
        return value.map(it -> slot(object) + "." + Names.literal(it)).orElseGet(() -> slot(object));
    }

    /** Likewise, afterwards. */
    String slotAfter() {
        return value.isPresent() ? slot(object) + "." + Names.literal(to) : slot(renamed(to));
    }

    static String slot(SchemaObject object) {
        Kind kind = object.id().kind();
        String definition = object.attribute("definition").orElse("");
        boolean hasIndex =
                kind == Kind.CONSTRAINT && !definition.startsWith("CHECK") && !definition.startsWith("FOREIGN");
        if (hasIndex) {
            String table = Names.table(object);
            return "relation " + Names.first(table).map(schema -> schema + ".").orElse("") + object.name();
        }
        return (RELATIONS.contains(kind) ? "relation" : TYPES.contains(kind) ? "type" : kind.text()) + " "
                + object.id().name();
    }

    private SchemaObject renamed(String name) {
        return new SchemaObject(new ObjectId(object.id().kind(), name), object.parent(), object.content());
    }

    /** To a name that nobody has, while another thing takes its own. */
    Rename aside(int number) {
        String name = "retort_aside_" + number;
        if (value.isPresent()) {
            return new Rename(object, value, name);
        }
        String id = object.id().name();
        return new Rename(
                object, value, id.substring(0, id.length() - last(object).length()) + name);
    }

    /** The same, from where another one has led. */
    Rename from(Rename first) {
        return value.isPresent()
                ? new Rename(object, Optional.of(first.to), to)
                : new Rename(renamed(first.to), value, to);
    }

    /** The last part of its name and what follows that. */
    private static String last(SchemaObject object) {
        return object.parent().isPresent() && !object.name().equals(object.id().name())
                ? object.name()
                : Names.last(object.id().name());
    }

    /** For people: {@code table public.shop renamed to public.store}. */
    public String text() {
        return value.map(it -> "value " + Names.literal(it) + " of " + object.id() + " renamed to " + Names.literal(to))
                .orElseGet(() -> object.id() + " renamed to " + to);
    }

    /** As a person says it on the command line: {@code public.shop.title=name}. */
    public String flag() {
        return value.map(it -> object.id().name() + "." + Names.literal(it) + "=" + Names.literal(to))
                .orElseGet(() -> object.id().name() + "="
                        + (object.parent().isPresent() ? Names.bare(last(renamed(to))) : withoutArguments(to)));
    }

    private static String withoutArguments(String name) {
        String last = Names.last(name);
        return name.substring(0, name.length() - last.length()) + Names.bare(last);
    }

    /** The statement, and the one that leads back. */
    public RenameStep step() {
        if (value.isPresent()) {
            String type = "ALTER TYPE " + object.id().name() + " RENAME VALUE ";
            String old = Names.literal(value.get());
            String now = Names.literal(to);
            return new RenameStep(
                    this, Statement.of(type + old + " TO " + now), Statement.of(type + now + " TO " + old));
        }
        SchemaObject after = renamed(to);
        Optional<String> home = Names.first(object.id().name());
        Optional<String> otherHome = Names.first(to);
        if (object.parent().isEmpty() && !home.equals(otherHome)) {
            return new RenameStep(
                    this,
                    Statement.of("ALTER " + Names.address(object) + " SET SCHEMA " + otherHome.orElse("")),
                    Statement.of("ALTER " + Names.address(after) + " SET SCHEMA " + home.orElse("")));
        }
        return new RenameStep(this, statement(object, after), statement(after, object));
    }

    /** Whether it moves to another schema and is called otherwise there. */
    boolean takesTwo() {
        return value.isEmpty()
                && object.parent().isEmpty()
                && !Names.first(object.id().name()).equals(Names.first(to))
                && !Names.last(object.id().name()).equals(Names.last(to));
    }

    /** The move alone, where it takes two. */
    Rename move() {
        return new Rename(
                object,
                value,
                Names.first(to).orElse("") + "." + Names.last(object.id().name()));
    }

    private static Statement statement(SchemaObject before, SchemaObject after) {
        String now = Names.bare(last(after));
        return Statement.of(
                switch (before.id().kind()) {
                    case COLUMN -> column(before, now);
                    case CONSTRAINT ->
                        "ALTER " + (isOf(Kind.DOMAIN, before) ? "DOMAIN " : "TABLE ") + Names.table(before)
                                + " RENAME CONSTRAINT " + before.name() + " TO " + now;
                    default -> "ALTER " + Names.address(before) + " RENAME TO " + now;
                });
    }

    private static String column(SchemaObject before, String now) {
        String change = before.name() + " TO " + now;
        return isOf(Kind.COMPOSITE, before)
                ? "ALTER TYPE " + Names.table(before) + " RENAME ATTRIBUTE " + change + " CASCADE"
                : "ALTER " + word(before) + Names.table(before) + " RENAME COLUMN " + change;
    }

    private static boolean isOf(Kind kind, SchemaObject part) {
        return part.parent().filter(parent -> parent.kind() == kind).isPresent();
    }

    private static String word(SchemaObject part) {
        return part.parent().map(parent -> Names.word(parent.kind().text())).orElse("TABLE") + " ";
    }
}
