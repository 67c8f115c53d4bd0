package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Triggers, rules, policies and statistics objects. */
final class TablePartDefinitions {
    private TablePartDefinitions() {}

    private static String definition(SchemaObject object) {
        String text = String.valueOf(object.content().get("definition")).stripTrailing();
        return text.endsWith(";") ? text.substring(0, text.length() - 1) : text;
    }

    /** Triggers and rules, which can be off. */
    record Switchable(String word) implements Definition {
        @Override
        public List<Statement> create(SchemaObject object, SchemaGraph side) {
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of(definition(object)));
            if (object.has("enabled")) {
                statements.add(enable(object));
            }
            return statements;
        }

        private Statement enable(SchemaObject object) {
            String how =
                    switch (object.attribute("enabled").orElse("")) {
                        case "no" -> "DISABLE ";
                        case "on replicas" -> "ENABLE REPLICA ";
                        case "always" -> "ENABLE ALWAYS ";
                        default -> "ENABLE ";
                    };
            return Statement.of("ALTER TABLE " + Names.table(object) + " " + how + word + " " + object.name());
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.changesOnly(Set.of("enabled", "inherited")) ? Effect.IN_PLACE : Effect.ANEW;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            return alter.changes("enabled") ? List.of(enable(alter.after())) : List.of();
        }
    }

    /** Policies. */
    static final class Policy implements Definition {
        @Override
        public List<Statement> create(SchemaObject policy, SchemaGraph side) {
            return List.of(Statement.of("CREATE " + Names.address(policy)
                    + (policy.has("restrictive") ? " AS RESTRICTIVE" : "") + " FOR "
                    + policy.content().get("command") + to(policy) + using(policy) + check(policy)));
        }

        private static String to(SchemaObject policy) {
            return policy.attribute("roles").map(roles -> " TO " + roles).orElse("");
        }

        private static String using(SchemaObject policy) {
            return policy.attribute("using")
                    .map(text -> " USING " + Names.inBrackets(text))
                    .orElse("");
        }

        private static String check(SchemaObject policy) {
            return policy.attribute("with check")
                    .map(text -> " WITH CHECK " + Names.inBrackets(text))
                    .orElse("");
        }

        @Override
        public Effect effect(Alter alter) {
            boolean stays = !goes(alter, "using") && !goes(alter, "with check");
            return stays && alter.changesOnly(Set.of("roles", "using", "with check")) ? Effect.IN_PLACE : Effect.ANEW;
        }

        private static boolean goes(Alter alter, String attribute) {
            return alter.before().has(attribute) && !alter.after().has(attribute);
        }

        @Override
        public List<Statement> alter(Alter alter) {
            SchemaObject policy = alter.after();
            String how = (alter.changes("roles") ? to(policy) : "")
                    + (alter.changes("using") ? using(policy) : "")
                    + (alter.changes("with check") ? check(policy) : "");
            return how.isEmpty() ? List.of() : List.of(Statement.of("ALTER " + Names.address(policy) + how));
        }
    }

    /** Statistics objects. */
    static final class Statistics implements Definition {
        @Override
        public List<Statement> create(SchemaObject statistics, SchemaGraph side) {
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of(definition(statistics)));
            if (statistics.has("statistics target")) {
                statements.add(target(statistics));
            }
            return statements;
        }

        private static Statement target(SchemaObject statistics) {
            return Statement.of("ALTER " + Names.address(statistics) + " SET STATISTICS "
                    + statistics.attribute("statistics target").orElse("-1"));
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.changesOnly(Set.of("statistics target")) ? Effect.IN_PLACE : Effect.ANEW;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            return alter.changes("statistics target") ? List.of(target(alter.after())) : List.of();
        }
    }

    /** Event triggers. */
    static final class EventTrigger implements Definition {
        @Override
        public List<Statement> create(SchemaObject trigger, SchemaGraph side) {
            String when = trigger.attribute("tags")
                    .map(tags -> " WHEN TAG IN ("
                            + String.join(", ", tags.lines().map(Names::literal).toList()) + ")")
                    .orElse("");
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of("CREATE EVENT TRIGGER " + trigger.id().name() + " ON "
                    + trigger.content().get("event") + when + " EXECUTE FUNCTION "
                    + trigger.content().get("function")));
            if (trigger.has("enabled")) {
                statements.add(enable(trigger));
            }
            return statements;
        }

        private static Statement enable(SchemaObject trigger) {
            String how =
                    switch (trigger.attribute("enabled").orElse("")) {
                        case "no" -> " DISABLE";
                        case "on replicas" -> " ENABLE REPLICA";
                        case "always" -> " ENABLE ALWAYS";
                        default -> " ENABLE";
                    };
            return Statement.of("ALTER EVENT TRIGGER " + trigger.id().name() + how);
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.changesOnly(Set.of("enabled")) ? Effect.IN_PLACE : Effect.ANEW;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            return alter.changes("enabled") ? List.of(enable(alter.after())) : List.of();
        }
    }

    static Optional<String> nonEmpty(Optional<String> text) {
        return text.filter(value -> !value.isEmpty());
    }
}
