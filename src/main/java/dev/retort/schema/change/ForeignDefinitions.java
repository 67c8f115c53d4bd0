package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Foreign data. */
final class ForeignDefinitions {
    private ForeignDefinitions() {}

    private static String options(SchemaObject object) {
        return object.attribute("options")
                .map(lines -> " " + Names.options(lines))
                .orElse("");
    }

    /** Wrappers. */
    static final class Wrapper implements Definition {
        @Override
        public List<Statement> create(SchemaObject wrapper, SchemaGraph side) {
            return List.of(Statement.of("CREATE " + Names.address(wrapper) + functions(wrapper) + options(wrapper)));
        }

        private static String functions(SchemaObject wrapper) {
            return wrapper.attribute("handler").map(name -> " HANDLER " + name).orElse("")
                    + wrapper.attribute("validator")
                            .map(name -> " VALIDATOR " + name)
                            .orElse("");
        }

        @Override
        public Effect effect(Alter alter) {
            return Effect.IN_PLACE;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            String start = "ALTER " + Names.address(alter.after());
            List<Statement> statements = new ArrayList<>();
            if (alter.changes("handler")) {
                statements.add(Statement.of(start
                        + alter.now("handler").map(name -> " HANDLER " + name).orElse(" NO HANDLER")));
            }
            if (alter.changes("validator")) {
                statements.add(Statement.of(start
                        + alter.now("validator")
                                .map(name -> " VALIDATOR " + name)
                                .orElse(" NO VALIDATOR")));
            }
            statements.addAll(Parameters.options(start, alter, "options"));
            return statements;
        }
    }

    /** Servers. */
    static final class Server implements Definition {
        @Override
        public List<Statement> create(SchemaObject server, SchemaGraph side) {
            return List.of(Statement.of("CREATE " + Names.address(server)
                    + server.attribute("type")
                            .map(type -> " TYPE " + Names.literal(type))
                            .orElse("")
                    + version(server) + " FOREIGN DATA WRAPPER "
                    + server.content().get("wrapper") + options(server)));
        }

        private static String version(SchemaObject server) {
            return server.attribute("version")
                    .map(version -> " VERSION " + Names.literal(version))
                    .orElse("");
        }

        @Override
        public Effect effect(Alter alter) {
            boolean versionGoes = alter.changes("version") && !alter.after().has("version");
            return !versionGoes && alter.changesOnly(Set.of("version", "options")) ? Effect.IN_PLACE : Effect.ANEW;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            String start = "ALTER " + Names.address(alter.after());
            List<Statement> statements = new ArrayList<>();
            if (alter.changes("version")) {
                statements.add(Statement.of(start + version(alter.after())));
            }
            statements.addAll(Parameters.options(start, alter, "options"));
            return statements;
        }
    }

    /** Foreign tables. */
    static final class ForeignTable implements Definition {
        @Override
        public List<Statement> create(SchemaObject table, SchemaGraph side) {
            Optional<String> bound = table.attribute("partition bound");
            List<SchemaObject> own = side.children(table.id(), Kind.COLUMN).stream()
                    .filter(column -> !column.has("inherited"))
                    .toList();
            List<String> lines = new ArrayList<>();
            own.forEach(column -> lines.add(ColumnDefinition.line(column, side)));
            String inBrackets = lines.stream().collect(Collectors.joining(",\n    ", " (\n    ", "\n)"));
            String parents = String.valueOf(table.content().get("inherits"));
            String sql = "CREATE FOREIGN TABLE " + table.id().name()
                    + (bound.isPresent()
                            ? " PARTITION OF " + parents + (lines.isEmpty() ? "" : inBrackets) + " " + bound.get()
                            : (lines.isEmpty() ? " ()" : inBrackets)
                                    + (table.has("inherits") ? " INHERITS (" + parents + ")" : ""))
                    + " SERVER " + table.content().get("server") + options(table);
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of(sql));
            side.children(table.id(), Kind.COLUMN)
                    .forEach(column ->
                            statements.addAll(ColumnDefinition.afterwards(column, side, column.has("inherited"))));
            return statements;
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.changes("server") ? Effect.ANEW : Effect.IN_PLACE;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            List<Statement> statements = new ArrayList<>(TableDefinition.parents(alter));
            statements.addAll(Parameters.options("ALTER FOREIGN TABLE " + alter.name(), alter, "options"));
            return statements;
        }
    }

    /** User mappings. Of their options only the names are known, since the values may be secrets: a person fills them in. */
    static final class UserMapping implements Definition {
        private static final String UNKNOWN =
                Backfill.MARK + "say the values of its options, of which only the names are known";

        @Override
        public List<Statement> create(SchemaObject mapping, SchemaGraph side) {
            return List.of(options("CREATE " + Names.address(mapping), "", names(mapping), List.of()));
        }

        @Override
        public Effect effect(Alter alter) {
            return Effect.IN_PLACE;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            List<String> come = new ArrayList<>(names(alter.after()));
            come.removeAll(names(alter.before()));
            List<String> gone = new ArrayList<>(names(alter.before()));
            gone.removeAll(names(alter.after()));
            return List.of(options("ALTER " + Names.address(alter.after()), "ADD ", come, gone));
        }

        private static Statement options(String start, String add, List<String> come, List<String> gone) {
            List<String> options = new ArrayList<>();
            come.forEach(name -> options.add(add + Names.quoted(name) + " ''"));
            gone.forEach(name -> options.add("DROP " + Names.quoted(name)));
            Statement statement =
                    Statement.of(start + (options.isEmpty() ? "" : " OPTIONS (" + String.join(", ", options) + ")"));
            return come.isEmpty() ? statement : statement.with(UNKNOWN);
        }

        private static List<String> names(SchemaObject mapping) {
            return mapping.attribute("options")
                    .map(names -> List.of(names.split(", ")))
                    .orElse(List.of());
        }
    }
}
