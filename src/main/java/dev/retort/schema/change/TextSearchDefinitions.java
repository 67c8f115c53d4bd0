package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The four kinds of text search. */
final class TextSearchDefinitions {
    private TextSearchDefinitions() {}

    /** Parsers and templates, which are a list of functions. */
    record Functions(Map<String, String> options) implements Definition {
        static final Functions PARSER = new Functions(Map.of(
                "start", "START", "token", "GETTOKEN", "end", "END", "headline", "HEADLINE", "types", "LEXTYPES"));
        static final Functions TEMPLATE = new Functions(Map.of("init", "INIT", "lexize", "LEXIZE"));

        @Override
        public List<Statement> create(SchemaObject object, SchemaGraph side) {
            List<String> list = new ArrayList<>();
            options.keySet().stream()
                    .sorted()
                    .forEach(name -> TypeDefinitions.option(list, object, name, String.valueOf(options.get(name))));
            return List.of(Statement.of("CREATE " + Names.address(object) + " (" + String.join(", ", list) + ")"));
        }
    }

    /** Dictionaries. */
    static final class Dictionary implements Definition {
        @Override
        public List<Statement> create(SchemaObject dictionary, SchemaGraph side) {
            return List.of(Statement.of("CREATE " + Names.address(dictionary) + " (TEMPLATE = "
                    + dictionary.content().get("template")
                    + dictionary.attribute("options").map(list -> ", " + list).orElse("") + ")"));
        }

        @Override
        public Effect effect(Alter alter) {
            boolean goes = !alter.after().has("options");
            return alter.changesOnly(Set.of("options")) && !goes ? Effect.IN_PLACE : Effect.ANEW;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            return alter.changes("options")
                    ? List.of(Statement.of("ALTER " + Names.address(alter.after()) + " ("
                            + alter.after().content().get("options") + ")"))
                    : List.of();
        }
    }

    /** Configurations. */
    static final class Configuration implements Definition {
        @Override
        public List<Statement> create(SchemaObject configuration, SchemaGraph side) {
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of("CREATE " + Names.address(configuration) + " (PARSER = "
                    + configuration.content().get("parser") + ")"));
            mappings(configuration.attribute("mappings"))
                    .forEach((token, list) -> statements.add(mapping(configuration, "ADD", token, list)));
            return statements;
        }

        private static Statement mapping(SchemaObject configuration, String verb, String token, String list) {
            return Statement.of(
                    "ALTER " + Names.address(configuration) + " " + verb + " MAPPING FOR " + token + " WITH " + list);
        }

        private static Map<String, String> mappings(Optional<String> lines) {
            Map<String, String> mappings = new LinkedHashMap<>();
            lines.ifPresent(text -> text.lines().forEach(line -> {
                int at = line.indexOf(' ');
                mappings.merge(line.substring(0, at), line.substring(at + 1), (one, two) -> one + ", " + two);
            }));
            return mappings;
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.changesOnly(Set.of("mappings")) ? Effect.IN_PLACE : Effect.ANEW;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            Map<String, String> old = mappings(alter.before().attribute("mappings"));
            Map<String, String> now = mappings(alter.after().attribute("mappings"));
            Set<String> tokens = new TreeSet<>(old.keySet());
            tokens.addAll(now.keySet());
            List<Statement> statements = new ArrayList<>();
            for (String token : tokens) {
                Optional<String> list = Optional.ofNullable(now.get(token));
                if (list.isEmpty()) {
                    statements.add(
                            Statement.of("ALTER " + Names.address(alter.after()) + " DROP MAPPING FOR " + token));
                } else if (!list.equals(Optional.ofNullable(old.get(token)))) {
                    statements.add(mapping(alter.after(), old.containsKey(token) ? "ALTER" : "ADD", token, list.get()));
                }
            }
            return statements;
        }
    }
}
