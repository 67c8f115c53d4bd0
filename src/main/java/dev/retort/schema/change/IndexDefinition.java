package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.PrintedText;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Indexes. */
final class IndexDefinition implements Definition {
    private static final Set<String> IN_PLACE =
            Set.of("definition", "clustered", "replica identity", "tablespace", "statistics targets", "inherits");

    private static final Pattern ON_ONLY = Pattern.compile(" ON ONLY ");

    @Override
    public List<Statement> create(SchemaObject index, SchemaGraph side) {
        List<Statement> statements = new ArrayList<>();
        String definition = definition(index);
        statements.add(Statement.of(
                index.has("invalid") ? definition : ON_ONLY.matcher(definition).replaceFirst(" ON ")));
        statements.addAll(afterwards(index));
        return statements;
    }

    /** Joins it to the one of its table's parent. */
    static Statement attach(SchemaObject index) {
        return Statement.of("ALTER INDEX " + index.content().get("inherits") + " ATTACH PARTITION "
                + index.id().name());
    }

    /** With a partition's key that serves it, as PostgreSQL lets neither go alone. */
    @Override
    public List<Statement> drop(SchemaObject index, SchemaGraph side) {
        String drop = "DROP INDEX " + index.id().name();
        return List.of(keysBelow(index, side)
                .findFirst()
                .map(key -> Statement.of(drop + " CASCADE").with("takes along the key " + key + ", which serves it"))
                .orElse(Statement.of(drop)));
    }

    private static Stream<String> keysBelow(SchemaObject index, SchemaGraph side) {
        return side.users(index.id()).stream()
                .filter(user -> user.kind() == Kind.INDEX)
                .map(side::get)
                .filter(user -> PartitionIndexes.above(user).equals(Optional.of(index.id())))
                .flatMap(part -> Stream.concat(
                        side.constraint(part).map(key -> key.id().name()).stream(), keysBelow(part, side)));
    }

    private static String definition(SchemaObject index) {
        return String.valueOf(index.content().get("definition"));
    }

    /** What it is, whatever its name. */
    static String nameless(SchemaObject index) {
        String definition = PrintedText.settled(definition(index));
        int start = definition.indexOf(" INDEX ") + " INDEX ".length();
        return definition.substring(0, start)
                + definition.substring(start + Names.last(index.id().name()).length());
    }

    /** An index, or a key by one, that is made without those of the partitions. */
    static SchemaObject ofParentOnly(SchemaObject object) {
        LinkedHashMap<String, String> content = new LinkedHashMap<>(object.content());
        content.put("invalid", "yes");
        return new SchemaObject(object.id(), object.parent(), content);
    }

    /** Its storage parameters. */
    static String storage(SchemaObject index) {
        Matcher matcher = ConstraintDefinition.PARAMETERS.matcher(definition(index));
        return matcher.find() ? matcher.group() : "";
    }

    /** Whether it stands for those of the partitions, and is there without some of them. */
    static boolean isOfParentOnly(SchemaObject index) {
        return index.has("invalid") && ON_ONLY.matcher(definition(index)).find();
    }

    /** What neither its own definition nor that of its constraint says. */
    static List<Statement> afterwards(SchemaObject index) {
        List<Statement> statements = new ArrayList<>();
        index.attribute("tablespace").ifPresent(space -> statements.add(alter(index, " SET TABLESPACE " + space)));
        index.attribute("statistics targets").ifPresent(text -> {
            for (String target : text.split(", ", -1)) {
                statements.add(alter(index, " ALTER COLUMN " + target.replace(": ", " SET STATISTICS ")));
            }
        });
        index.attribute("clustered")
                .ifPresent(yes -> statements.add(
                        onTable(index, "CLUSTER ON " + Names.last(index.id().name()))));
        index.attribute("replica identity").ifPresent(yes -> statements.add(identity(index)));
        return statements;
    }

    private static Statement identity(SchemaObject index) {
        return onTable(
                index, "REPLICA IDENTITY USING INDEX " + Names.last(index.id().name()));
    }

    private static Statement alter(SchemaObject index, String what) {
        return Statement.of("ALTER INDEX " + index.id().name() + what);
    }

    private static Statement onTable(SchemaObject index, String what) {
        return Statement.of("ALTER TABLE " + Names.table(index) + " " + what);
    }

    @Override
    public Effect effect(Alter alter) {
        boolean sameIndex = withoutParameters(alter.before()).equals(withoutParameters(alter.after()));
        boolean joins = !alter.before().has("inherits") || !alter.changes("inherits") || leaves(alter);
        Set<String> attributes = new TreeSet<>(alter.attributes());
        if (isMadeWhole(alter)) {
            attributes.remove("invalid");
        }
        return sameIndex && joins && IN_PLACE.containsAll(attributes) ? Effect.IN_PLACE : Effect.ANEW;
    }

    /** Whether it is left to its table when that leaves the parent. */
    private static boolean leaves(Alter alter) {
        ObjectId table = alter.after().parent().orElseThrow();
        return !alter.after().has("inherits")
                && alter.from().find(table).stream()
                        .anyMatch(before ->
                                before.differsIn("inherits", alter.to().get(table)));
    }

    /** Whether it becomes valid by what is attached to it. */
    private static boolean isMadeWhole(Alter alter) {
        Optional<String> name = Optional.of(alter.name());
        return isOfParentOnly(alter.before())
                && !alter.after().has("invalid")
                && alter.to().users(alter.after().id()).stream()
                        .map(alter.to()::get)
                        .filter(part -> part.attribute("inherits").equals(name))
                        .anyMatch(part -> alter.from()
                                .find(part.id())
                                .filter(before -> before.attribute("inherits").equals(name))
                                .isEmpty());
    }

    private static String withoutParameters(SchemaObject index) {
        return ConstraintDefinition.PARAMETERS
                .matcher(PrintedText.settled(definition(index)))
                .replaceFirst("");
    }

    @Override
    public List<Statement> alter(Alter alter) {
        List<Statement> statements = new ArrayList<>();
        SchemaObject index = alter.after();
        if (!alter.before().id().equals(index.id()) && !index.has("constraint")) {
            statements.add(Statement.of("ALTER INDEX " + alter.before().id().name() + " RENAME TO "
                    + Names.last(index.id().name())));
        }
        if (alter.changes("definition")) {
            statements.addAll(parameters(alter));
        }
        if (index.has("inherits") && alter.changes("inherits")) {
            statements.add(attach(index));
        }
        if (alter.changes("tablespace")) {
            statements.add(
                    alter(index, " SET TABLESPACE " + alter.now("tablespace").orElse("pg_default")));
        }
        if (alter.changes("clustered")) {
            statements.add(onTable(
                    index,
                    index.has("clustered")
                            ? "CLUSTER ON " + Names.last(index.id().name())
                            : "SET WITHOUT CLUSTER"));
        }
        if (alter.changes("replica identity") && index.has("replica identity")) {
            statements.add(identity(index));
        }
        if (alter.changes("statistics targets")) {
            alter.before().attribute("statistics targets").ifPresent(text -> {
                for (String target : text.split(", ", -1)) {
                    statements.add(alter(index, " ALTER COLUMN " + target.replaceFirst(": .*", " SET STATISTICS -1")));
                }
            });
            statements.addAll(afterwards(ColumnDefinition.without(
                    ColumnDefinition.without(ColumnDefinition.without(index, "tablespace"), "clustered"),
                    "replica identity")));
        }
        return statements;
    }

    private static List<Statement> parameters(Alter alter) {
        String start = "ALTER INDEX " + alter.name();
        return Parameters.alter(
                start,
                new Alter(withLines(alter.before()), withLines(alter.after()), alter.from(), alter.to()),
                "parameters",
                "");
    }

    private static SchemaObject withLines(SchemaObject index) {
        LinkedHashMap<String, String> content = new LinkedHashMap<>(index.content());
        Matcher matcher = ConstraintDefinition.PARAMETERS.matcher(definition(index));
        Optional<String> list = matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
        list.ifPresent(text -> content.put(
                "parameters",
                text.substring(" WITH (".length(), text.length() - 1)
                        .replace("', ", "'\n")
                        .replace("'", "")));
        return new SchemaObject(index.id(), index.parent(), content);
    }
}
