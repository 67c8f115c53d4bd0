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
        public List<Statement> create(SchemaObject cast, Side side) {
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
        public List<Statement> create(SchemaObject operator, Side side) {
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
}
