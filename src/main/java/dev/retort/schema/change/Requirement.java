package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;
import java.util.Optional;

/** What a new constraint or index asks of rows that are there already, so that it fails where they are otherwise. */
final class Requirement {
    private Requirement() {}

    static Optional<String> of(SchemaObject object, SchemaGraph from) {
        if (object.parent().filter(from::has).isEmpty()) {
            return Optional.empty();
        }
        String definition = object.attribute("definition").orElse("");
        if (object.id().kind() == Kind.INDEX) {
            return definition.startsWith("CREATE UNIQUE ") ? Optional.of(unique(object)) : Optional.empty();
        }
        if (object.id().kind() != Kind.CONSTRAINT || object.has("not valid")) {
            return Optional.empty();
        }
        String table = Names.table(object);
        String kind = definition.substring(0, Math.max(0, definition.indexOf(' ')));
        return switch (kind) {
            case "PRIMARY" -> Optional.of(unique(object) + ", or without a value");
            case "UNIQUE" -> Optional.of(unique(object));
            case "FOREIGN" -> Optional.of("fails where a row of " + table + " refers to one that is not there");
            case "CHECK" -> Optional.of("fails where a value of " + table + " is otherwise");
            case "EXCLUDE" -> Optional.of("fails where two rows of " + table + " exclude each other");
            default -> Optional.empty();
        };
    }

    private static String unique(SchemaObject object) {
        return "fails where rows of " + Names.table(object) + " are the same in it";
    }
}
