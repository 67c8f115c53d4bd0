package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Casts and operators. */
final class OperatorDefinitions {
    private OperatorDefinitions() {}

    /** Casts. */
    static final class Cast implements Definition {
        @Override
        public List<Statement> create(SchemaObject cast, SchemaGraph side) {
            String how =
                    switch (cast.attribute("method").orElse("")) {
                        case "i" -> " WITH INOUT";
                        case "b" -> " WITHOUT FUNCTION";
                        default -> " WITH FUNCTION " + cast.content().get("function");
                    };
            String when =
                    switch (cast.attribute("context").orElse("")) {
                        case "i" -> " AS IMPLICIT";
                        case "a" -> " AS ASSIGNMENT";
                        default -> "";
                    };
            return List.of(Statement.of("CREATE " + Names.address(cast) + how + when));
        }
    }

    /** Operators. */
    static final class Operator implements Definition {
        @Override
        public List<Statement> create(SchemaObject operator, SchemaGraph side) {
            List<String> options = new ArrayList<>();
            TypeDefinitions.option(options, operator, "function", "FUNCTION");
            List<String> arguments = arguments(operator.id());
            if (!arguments.getFirst().equals("NONE")) {
                options.add("LEFTARG = " + arguments.getFirst());
            }
            options.add("RIGHTARG = " + arguments.getLast());
            other(operator, "commutator").ifPresent(name -> options.add("COMMUTATOR = OPERATOR(" + name + ")"));
            other(operator, "negator").ifPresent(name -> options.add("NEGATOR = OPERATOR(" + name + ")"));
            TypeDefinitions.option(options, operator, "restrict", "RESTRICT");
            TypeDefinitions.option(options, operator, "join", "JOIN");
            operator.attribute("merges").filter("t"::equals).ifPresent(yes -> options.add("MERGES"));
            operator.attribute("hashes").filter("t"::equals).ifPresent(yes -> options.add("HASHES"));
            return List.of(Statement.of("CREATE OPERATOR " + name(operator.id().name()) + " "
                    + options.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)"))));
        }

        private static String name(String signature) {
            return signature.substring(0, signature.lastIndexOf('('));
        }

        private static Optional<String> other(SchemaObject operator, String attribute) {
            return operator.attribute(attribute).map(Operator::name);
        }

        /** Types' names may have brackets with commas in them, but not where nobody gave a length. */
        private static List<String> arguments(ObjectId id) {
            String signature = id.name();
            return Names.list(signature.substring(signature.lastIndexOf('(') + 1, signature.length() - 1));
        }
    }

    /** The operators and functions of a class or family, in the order of lines. */
    private static List<String> members(SchemaObject object) {
        List<String> members = new ArrayList<>();
        object.attribute("operators").ifPresent(lines -> lines.lines().forEach(members::add));
        object.attribute("functions").ifPresent(lines -> lines.lines().forEach(members::add));
        return members;
    }

    /** Operator classes. */
    static final class OperatorClass implements Definition {
        @Override
        public List<Statement> create(SchemaObject object, SchemaGraph side) {
            String name = object.id().name();
            int using = name.lastIndexOf(" USING ");
            List<String> parts = members(object);
            object.attribute("storage").ifPresent(type -> parts.add("STORAGE " + type));
            if (parts.isEmpty()) {
                parts.add("STORAGE " + object.content().get("type"));
            }
            return List.of(Statement.of("CREATE OPERATOR CLASS " + name.substring(0, using)
                    + (object.has("default") ? " DEFAULT" : "") + " FOR TYPE "
                    + object.content().get("type")
                    + name.substring(using) + " FAMILY " + object.content().get("family") + " AS\n    "
                    + String.join(",\n    ", parts)));
        }
    }

    /** Operator families, as far as their members belong to no class. */
    static final class OperatorFamily implements Definition {
        @Override
        public List<Statement> create(SchemaObject object, SchemaGraph side) {
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of("CREATE OPERATOR FAMILY " + object.id().name()));
            List<String> members = members(object);
            if (!members.isEmpty()) {
                statements.add(Statement.of("ALTER OPERATOR FAMILY "
                        + object.id().name() + " ADD\n    " + String.join(",\n    ", members)));
            }
            return statements;
        }
    }
}
