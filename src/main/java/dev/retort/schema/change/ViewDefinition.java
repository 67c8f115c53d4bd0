package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Views. One is replaced in place as long as its columns stay and others only come after them. */
final class ViewDefinition implements Definition {
    @Override
    public List<Statement> create(SchemaObject view, SchemaGraph side) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of(text("CREATE VIEW ", view)));
        side.children(view.id(), Kind.COLUMN).forEach(column -> statements.addAll(columnOf(column, side)));
        return statements;
    }

    private static String text(String verb, SchemaObject view) {
        return verb + view.id().name()
                + view.attribute("options")
                        .map(lines -> " WITH " + Names.parameters(lines))
                        .orElse("") + " AS\n"
                + query(view);
    }

    static String query(SchemaObject view) {
        String text = String.valueOf(view.content().get("definition")).stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    static List<Statement> columnOf(SchemaObject column, SchemaGraph side) {
        List<Statement> statements = new ArrayList<>();
        String start = "ALTER TABLE " + Names.table(column) + " ALTER COLUMN " + column.name();
        column.attribute("default").ifPresent(value -> statements.add(Statement.of(start + " SET DEFAULT " + value)));
        statements.addAll(CommonAttributes.create(column, side));
        return statements;
    }

    @Override
    public Effect effect(Alter alter) {
        if (!alter.changes("definition")) {
            return Effect.IN_PLACE;
        }
        List<String> before = columns(alter.before(), alter.from());
        List<String> after = columns(alter.after(), alter.to());
        return after.size() >= before.size() && after.subList(0, before.size()).equals(before)
                ? Effect.IN_PLACE
                : Effect.ANEW;
    }

    private static List<String> columns(SchemaObject view, SchemaGraph side) {
        return side.children(view.id(), Kind.COLUMN).stream()
                .map(column -> column.name() + " " + column.content().get("type") + " "
                        + column.attribute("collation").orElse(""))
                .toList();
    }

    @Override
    public List<Statement> alter(Alter alter) {
        List<Statement> statements = new ArrayList<>();
        if (alter.changes("definition")) {
            statements.add(Statement.of(text("CREATE OR REPLACE VIEW ", alter.after())));
        } else {
            statements.addAll(Parameters.alter("ALTER VIEW " + alter.name(), alter, "options", ""));
        }
        return statements;
    }

    /** Materialized ones are never replaced in place. */
    static final class Materialized implements Definition {
        @Override
        public List<Statement> create(SchemaObject view, SchemaGraph side) {
            Optional<String> space = view.attribute("tablespace");
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of("CREATE MATERIALIZED VIEW " + view.id().name()
                    + view.attribute("options")
                            .map(lines -> " WITH " + Names.parameters(lines))
                            .orElse("")
                    + AccessMethod.using(view, side)
                    + space.map(name -> " TABLESPACE " + name).orElse("") + " AS\n" + query(view)
                    + (view.has("populated") ? "" : "\n WITH NO DATA")));
            side.children(view.id(), Kind.COLUMN).forEach(column -> statements.addAll(columnOf(column, side)));
            return statements;
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.changesOnly(Set.of("options", "populated", AccessMethod.NAME)) && AccessMethod.canChange(alter)
                    ? Effect.IN_PLACE
                    : Effect.ANEW;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            List<Statement> statements =
                    new ArrayList<>(Parameters.alter("ALTER MATERIALIZED VIEW " + alter.name(), alter, "options", ""));
            statements.addAll(AccessMethod.alter(alter));
            if (alter.changes("populated")) {
                statements.add(Statement.of("REFRESH MATERIALIZED VIEW " + alter.name()
                        + (alter.after().has("populated") ? "" : " WITH NO DATA")));
            }
            return statements;
        }
    }
}
