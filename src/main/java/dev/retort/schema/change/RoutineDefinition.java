package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Functions and procedures. One is replaced in place as long as arguments and result stay. */
final class RoutineDefinition implements Definition {
    @Override
    public List<Statement> create(SchemaObject routine, SchemaGraph side) {
        return List.of(Statement.of(text(routine).stripTrailing()));
    }

    private static String text(SchemaObject routine) {
        return String.valueOf(routine.content().get("definition"));
    }

    @Override
    public Effect effect(Alter alter) {
        return head(alter.before()).equals(head(alter.after())) ? Effect.IN_PLACE : Effect.ANEW;
    }

    /** The lines with name, arguments and result. */
    private static List<String> head(SchemaObject routine) {
        return text(routine)
                .lines()
                .limit(2)
                .filter(line -> !line.startsWith(" LANGUAGE"))
                .toList();
    }

    @Override
    public List<Statement> alter(Alter alter) {
        return alter.changes("definition") ? create(alter.after(), alter.to()) : List.of();
    }

    /** Aggregates. */
    static final class Aggregate implements Definition {
        @Override
        public List<Statement> create(SchemaObject aggregate, SchemaGraph side) {
            List<String> options = new ArrayList<>();
            TypeDefinitions.option(options, aggregate, "transition", "SFUNC");
            TypeDefinitions.option(options, aggregate, "state type", "STYPE");
            TypeDefinitions.option(options, aggregate, "state size", "SSPACE");
            finalFunction(options, aggregate, "", "");
            TypeDefinitions.option(options, aggregate, "combine", "COMBINEFUNC");
            TypeDefinitions.option(options, aggregate, "serial", "SERIALFUNC");
            TypeDefinitions.option(options, aggregate, "deserial", "DESERIALFUNC");
            aggregate.attribute("initial value").ifPresent(value -> options.add("INITCOND = " + Names.literal(value)));
            TypeDefinitions.option(options, aggregate, "moving transition", "MSFUNC");
            TypeDefinitions.option(options, aggregate, "moving inverse", "MINVFUNC");
            TypeDefinitions.option(options, aggregate, "moving state type", "MSTYPE");
            TypeDefinitions.option(options, aggregate, "moving state size", "MSSPACE");
            finalFunction(options, aggregate, "moving ", "M");
            aggregate
                    .attribute("moving initial value")
                    .ifPresent(value -> options.add("MINITCOND = " + Names.literal(value)));
            aggregate
                    .attribute("sort operator")
                    .ifPresent(operator ->
                            options.add("SORTOP = OPERATOR(" + operator.substring(0, operator.indexOf('(')) + ")"));
            aggregate
                    .attribute("parallel")
                    .filter(how -> !how.equals("u"))
                    .ifPresent(how -> options.add("PARALLEL = " + (how.equals("s") ? "safe" : "restricted")));
            if (aggregate.attribute("kind").equals(Optional.of("h"))) {
                options.add("HYPOTHETICAL");
            }
            String name = aggregate.id().name();
            String arguments = aggregate
                    .attribute("arguments")
                    .filter(text -> !text.isEmpty())
                    .orElse("*");
            return List.of(Statement.of("CREATE AGGREGATE " + name.substring(0, name.indexOf('(')) + "(" + arguments
                    + ") " + options.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)"))));
        }

        private static void finalFunction(List<String> options, SchemaObject aggregate, String which, String start) {
            TypeDefinitions.option(options, aggregate, which + "final", start + "FINALFUNC");
            aggregate
                    .attribute(which + "final extra")
                    .filter("t"::equals)
                    .ifPresent(yes -> options.add(start + "FINALFUNC_EXTRA"));
            String unasked = aggregate.attribute("kind").equals(Optional.of("n")) ? "r" : "w";
            aggregate
                    .attribute(which + "final modifies")
                    .filter(how -> !how.equals(unasked))
                    .ifPresent(how -> options.add(start + "FINALFUNC_MODIFY = " + modifies(how)));
        }

        private static String modifies(String how) {
            return switch (how) {
                case "s" -> "SHAREABLE";
                case "w" -> "READ_WRITE";
                default -> "READ_ONLY";
            };
        }
    }
}
