package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Schemas, extensions, publications. */
final class GlobalDefinitions {
    private GlobalDefinitions() {}

    /** Schemas. */
    static final class Namespace implements Definition {
        @Override
        public List<Statement> create(SchemaObject schema, SchemaGraph side) {
            return List.of(Statement.of("CREATE SCHEMA " + schema.id().name()));
        }

        @Override
        public Effect effect(Alter alter) {
            return Effect.IN_PLACE;
        }
    }

    /** Extensions. What one brings along is not looked into, and its version is told where it is not its server's usual one. */
    static final class Extension implements Definition {
        @Override
        public List<Statement> create(SchemaObject extension, SchemaGraph side) {
            return List.of(Statement.of("CREATE EXTENSION " + extension.id().name() + " WITH SCHEMA "
                    + extension.content().get("schema")
                    + extension
                            .attribute("version")
                            .map(version -> " VERSION " + Names.literal(version))
                            .orElse("")));
        }

        @Override
        public Effect effect(Alter alter) {
            boolean cannotMove = alter.changes("schema") && alter.before().has("stays in its schema");
            return cannotMove ? Effect.ANEW : Effect.IN_PLACE;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            List<Statement> statements = new ArrayList<>();
            String start = "ALTER EXTENSION " + alter.name();
            if (alter.changes("version")) {
                statements.add(alter.now("version")
                        .map(version -> Statement.of(start + " UPDATE TO " + Names.literal(version))
                                .with("fails where the server has no script that leads to that version, as to most"
                                        + " older ones"))
                        .orElse(Statement.of(start + " UPDATE")));
            }
            if (alter.changes("schema")) {
                statements.add(Statement.of(
                        start + " SET SCHEMA " + alter.now("schema").orElse("public")));
            }
            return statements;
        }
    }

    /** Publications. */
    static final class Publication implements Definition {
        @Override
        public List<Statement> create(SchemaObject publication, SchemaGraph side) {
            String what = publication.has("all tables")
                    ? " FOR ALL TABLES"
                    : published(publication).map(list -> " FOR " + list).orElse("");
            return List.of(Statement.of("CREATE PUBLICATION " + publication.id().name() + what + " WITH ("
                    + parameters(publication) + ")"));
        }

        private static Optional<String> published(SchemaObject publication) {
            List<String> parts = new ArrayList<>();
            publication
                    .attribute("tables")
                    .ifPresent(lines -> parts.add("TABLE "
                            + String.join(
                                    ", ", lines.lines().map(Publication::table).toList())));
            publication.attribute("schemas").ifPresent(list -> parts.add("TABLES IN SCHEMA " + list));
            return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", parts));
        }

        private static String table(String line) {
            int at = line.indexOf(" WHERE ");
            return at < 0 ? line : line.substring(0, at) + " WHERE " + Names.inBrackets(line.substring(at + 7));
        }

        private static String parameters(SchemaObject publication) {
            return "publish = "
                    + Names.literal(publication.attribute("publishes").orElse(""))
                    + ", publish_via_partition_root = " + publication.has("via root")
                    + publication
                            .attribute("generated columns")
                            .filter("s"::equals)
                            .map(yes -> ", publish_generated_columns = stored")
                            .orElse("");
        }

        @Override
        public Effect effect(Alter alter) {
            boolean empties = published(alter.before()).isPresent()
                    && published(alter.after()).isEmpty();
            return alter.changes("all tables") || empties ? Effect.ANEW : Effect.IN_PLACE;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            String start = "ALTER PUBLICATION " + alter.name();
            List<Statement> statements = new ArrayList<>();
            if (alter.changes("tables") || alter.changes("schemas")) {
                published(alter.after()).ifPresent(list -> statements.add(Statement.of(start + " SET " + list)));
            }
            if (!alter.changesOnly(Set.of("tables", "schemas"))) {
                statements.add(Statement.of(start + " SET (" + parameters(alter.after()) + ")"));
            }
            return statements;
        }
    }
}
