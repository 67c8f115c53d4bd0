package dev.retort.schema.change;

import dev.retort.schema.PrintedText;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
        index.attribute("inherits").ifPresent(parent -> statements.add(attach(parent, index)));
        return statements;
    }

    private static Statement attach(String parent, SchemaObject index) {
        return Statement.of(
                "ALTER INDEX " + parent + " ATTACH PARTITION " + index.id().name());
    }

    private static String definition(SchemaObject index) {
        return String.valueOf(index.content().get("definition"));
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
        boolean joins = !alter.before().has("inherits") || !alter.changes("inherits");
        return sameIndex && joins && alter.changesOnly(IN_PLACE) ? Effect.IN_PLACE : Effect.ANEW;
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
        if (alter.changes("definition")) {
            statements.addAll(parameters(alter));
        }
        alter.now("inherits")
                .filter(parent -> alter.changes("inherits"))
                .ifPresent(parent -> statements.add(attach(parent, index)));
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
        java.util.LinkedHashMap<String, String> content = new java.util.LinkedHashMap<>(index.content());
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
