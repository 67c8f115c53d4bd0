package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * The index that PostgreSQL makes on a partition for one of its parent's, and how it calls that: {@code ChooseIndexName} in its
 * {@code indexcmds.c}.
 */
final class UsualIndex {
    private static final int LONGEST_NAME = 63;

    private UsualIndex() {}

    /** Whether a partition's index is the one that it gets by itself; not, where that cannot be foreseen. */
    static boolean is(SchemaObject index, SchemaObject above, SchemaGraph side) {
        Optional<SchemaObject> constraint = side.constraint(index);
        return constraint.isPresent() == side.constraint(above).isPresent()
                && name(index, constraint)
                        .filter(Names.last(index.id().name())::equals)
                        .isPresent()
                && IndexDefinition.afterwards(index).isEmpty()
                && IndexDefinition.storage(index).equals(IndexDefinition.storage(above))
                && CommonAttributes.create(index, side).isEmpty()
                && constraint.stream()
                        .allMatch(key -> CommonAttributes.create(key, side).isEmpty()
                                && key.attribute("inherited").equals(Optional.of("yes")));
    }

    private static Optional<String> name(SchemaObject index, Optional<SchemaObject> constraint) {
        String table = Names.last(Names.table(index));
        String key = constraint.flatMap(it -> it.attribute("definition")).orElse("");
        List<String> parts = new ArrayList<>(List.of(table));
        if (!key.startsWith("PRIMARY KEY")) {
            List<String> columns = columns(index.attribute("definition").orElse(""));
            if (columns.isEmpty() || new HashSet<>(columns).size() < columns.size()) {
                return Optional.empty();
            }
            parts.addAll(columns);
        }
        parts.add(label(key));
        String name = Names.joined(parts.toArray(String[]::new));
        return Optional.of(name).filter(text -> text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME);
    }

    private static String label(String key) {
        if (key.isEmpty()) {
            return "idx";
        }
        if (key.startsWith("PRIMARY KEY")) {
            return "pkey";
        }
        return key.startsWith("EXCLUDE") ? "excl" : "key";
    }

    /** Columns, and functions by their names, that an index is on; none where one of them is another expression. */
    private static List<String> columns(String definition) {
        List<String> columns = new ArrayList<>();
        for (String start : List.of(" USING ", " INCLUDE (")) {
            int at = definition.indexOf(start);
            if (at < 0) {
                continue;
            }
            for (String element : Names.elements(definition.substring(definition.indexOf('(', at) + 1))) {
                Optional<String> column = column(element);
                if (column.isEmpty()) {
                    return List.of();
                }
                columns.add(column.get());
            }
        }
        return columns;
    }

    private static Optional<String> column(String element) {
        String name = Names.bare(element);
        String rest = element.substring(name.length());
        return rest.startsWith(".")
                ? column(rest.substring(1))
                : Optional.of(name).filter(text -> !text.isEmpty());
    }
}
