package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Types other than enums. */
final class TypeDefinitions {
    private TypeDefinitions() {}

    /** Domains, with their constraints. */
    static final class Domain implements Definition {
        private final Set<ObjectId> gone;

        Domain(Set<ObjectId> gone) {
            this.gone = gone;
        }

        @Override
        public List<Statement> create(SchemaObject domain, SchemaGraph side) {
            StringBuilder sql = new StringBuilder("CREATE DOMAIN " + domain.id().name() + " AS "
                    + domain.content().get("type"));
            domain.attribute("collation")
                    .ifPresent(name -> sql.append(" COLLATE ").append(name));
            domain.attribute("default")
                    .ifPresent(value -> sql.append(" DEFAULT ").append(value));
            domain.attribute("not null").ifPresent(yes -> sql.append(" NOT NULL"));
            List<Statement> statements = new ArrayList<>();
            List<SchemaObject> notValid = new ArrayList<>();
            for (SchemaObject constraint : side.children(domain.id(), Kind.CONSTRAINT)) {
                if (constraint.has("not valid")) {
                    notValid.add(constraint);
                } else {
                    sql.append("\n    CONSTRAINT ")
                            .append(constraint.name())
                            .append(' ')
                            .append(constraint.content().get("definition"));
                }
            }
            statements.add(Statement.of(sql.toString()));
            notValid.forEach(constraint -> statements.addAll(new ConstraintDefinition().create(constraint, side)));
            return statements;
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.changesOnly(Set.of("default", "not null")) ? Effect.IN_PLACE : Effect.DISTURBS;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            if (effect(alter) == Effect.DISTURBS) {
                return Rebuild.of(alter, this, gone, "fails where a value is none of the new type's");
            }
            String start = "ALTER DOMAIN " + alter.name();
            List<Statement> statements = new ArrayList<>();
            if (alter.changes("default")) {
                statements.add(Statement.of(start
                        + alter.now("default")
                                .map(value -> " SET DEFAULT " + value)
                                .orElse(" DROP DEFAULT")));
            }
            if (alter.changes("not null")) {
                statements.add(Statement.of(start + (alter.after().has("not null") ? " SET" : " DROP") + " NOT NULL"));
            }
            return statements;
        }
    }

    /** Composite types, with their attributes. */
    static final class Composite implements Definition {
        @Override
        public List<Statement> create(SchemaObject type, SchemaGraph side) {
            List<Statement> statements = new ArrayList<>();
            List<SchemaObject> attributes = side.children(type.id(), Kind.COLUMN);
            statements.add(Statement.of("CREATE TYPE " + type.id().name() + " AS "
                    + attributes.stream()
                            .map(Composite::attribute)
                            .collect(Collectors.joining(",\n    ", "(\n    ", "\n)"))));
            attributes.forEach(attribute -> statements.addAll(CommonAttributes.create(attribute, side)));
            return statements;
        }

        static String attribute(SchemaObject column) {
            return column.name() + " " + column.content().get("type")
                    + column.attribute("collation")
                            .map(name -> " COLLATE " + name)
                            .orElse("");
        }

        @Override
        public Effect effect(Alter alter) {
            return Effect.IN_PLACE;
        }
    }

    /** The attributes of composite types. */
    static final class Attribute implements Definition {
        @Override
        public List<Statement> create(SchemaObject attribute, SchemaGraph side) {
            List<Statement> statements = new ArrayList<>();
            statements.add(Statement.of(
                    "ALTER TYPE " + Names.table(attribute) + " ADD ATTRIBUTE " + Composite.attribute(attribute)));
            return statements;
        }

        @Override
        public List<Statement> drop(SchemaObject attribute, SchemaGraph side) {
            return List.of(Statement.of("ALTER TYPE " + Names.table(attribute) + " DROP ATTRIBUTE " + attribute.name())
                    .with("data loss: what values of the type hold in " + attribute.name() + " goes with it"));
        }

        @Override
        public Effect effect(Alter alter) {
            return alter.attributes().isEmpty() ? Effect.IN_PLACE : Effect.DISTURBS;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            SchemaObject attribute = alter.after();
            return alter.attributes().isEmpty()
                    ? List.of()
                    : List.of(
                            Statement.of("ALTER TYPE " + Names.table(attribute) + " ALTER ATTRIBUTE " + attribute.name()
                                    + " TYPE " + attribute.content().get("type")
                                    + attribute
                                            .attribute("collation")
                                            .map(name -> " COLLATE " + name)
                                            .orElse("")));
        }
    }

    /** Range types. */
    static final class Range implements Definition {
        private final Set<ObjectId> gone;

        Range(Set<ObjectId> gone) {
            this.gone = gone;
        }

        @Override
        public List<Statement> create(SchemaObject type, SchemaGraph side) {
            List<String> options = new ArrayList<>();
            option(options, type, "subtype", "SUBTYPE");
            option(options, type, "operator class", "SUBTYPE_OPCLASS");
            option(options, type, "collation", "COLLATION");
            option(options, type, "canonical", "CANONICAL");
            option(options, type, "difference", "SUBTYPE_DIFF");
            option(options, type, "multirange", "MULTIRANGE_TYPE_NAME");
            return List.of(Statement.of("CREATE TYPE " + type.id().name() + " AS RANGE "
                    + options.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)"))));
        }

        @Override
        public Effect effect(Alter alter) {
            return Effect.DISTURBS;
        }

        @Override
        public List<Statement> alter(Alter alter) {
            return Rebuild.of(alter, this, gone, "fails where a value is none of the new type's");
        }
    }

    /** Types written in C, and shells of them. */
    static final class Base implements Definition {
        @Override
        public List<Statement> create(SchemaObject type, SchemaGraph side) {
            if (type.attribute("defined").equals(Optional.of("f"))) {
                return List.of(Statement.of("CREATE TYPE " + type.id().name()));
            }
            List<String> options = new ArrayList<>();
            option(options, type, "input", "INPUT");
            option(options, type, "output", "OUTPUT");
            option(options, type, "receive", "RECEIVE");
            option(options, type, "send", "SEND");
            type.attribute("length")
                    .ifPresent(
                            length -> options.add("INTERNALLENGTH = " + (length.equals("-1") ? "VARIABLE" : length)));
            type.attribute("by value").filter("t"::equals).ifPresent(yes -> options.add("PASSEDBYVALUE"));
            options.add("ALIGNMENT = "
                    + switch (type.attribute("alignment").orElse("i")) {
                        case "c" -> "char";
                        case "s" -> "int2";
                        case "d" -> "double";
                        default -> "int4";
                    });
            options.add("STORAGE = " + Storage.keyword(type.attribute("storage").orElse("p")));
            type.attribute("category").ifPresent(category -> options.add("CATEGORY = " + Names.literal(category)));
            type.attribute("delimiter").ifPresent(delimiter -> options.add("DELIMITER = " + Names.literal(delimiter)));
            return List.of(Statement.of("CREATE TYPE " + type.id().name() + " "
                    + options.stream().collect(Collectors.joining(",\n    ", "(\n    ", "\n)"))));
        }
    }

    static void option(List<String> options, SchemaObject object, String attribute, String option) {
        object.attribute(attribute).ifPresent(value -> options.add(option + " = " + value));
    }

    /** Collations. */
    static final class Collation implements Definition {
        @Override
        public List<Statement> create(SchemaObject collation, SchemaGraph side) {
            String provider = collation.attribute("provider").orElse("c");
            List<String> options = new ArrayList<>();
            options.add("provider = "
                    + switch (provider) {
                        case "i" -> "icu";
                        case "b" -> "builtin";
                        default -> "libc";
                    });
            if (collation.attribute("deterministic").equals(Optional.of("f"))) {
                options.add("deterministic = false");
            }
            collation.attribute("locale").ifPresent(locale -> options.add("locale = " + Names.literal(locale)));
            if (provider.equals("c")) {
                collation.attribute("collate").ifPresent(name -> options.add("lc_collate = " + Names.literal(name)));
                collation.attribute("ctype").ifPresent(name -> options.add("lc_ctype = " + Names.literal(name)));
            } else if (!collation.has("locale")) {
                collation.attribute("collate").ifPresent(name -> options.add("locale = " + Names.literal(name)));
            }
            collation.attribute("rules").ifPresent(rules -> options.add("rules = " + Names.literal(rules)));
            return List.of(Statement.of(
                    "CREATE COLLATION " + collation.id().name() + " (" + String.join(", ", options) + ")"));
        }
    }
}
