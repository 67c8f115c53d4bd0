package dev.retort.engine;

import dev.retort.schema.SchemaObject;
import java.util.List;

/** The values of an enum type. */
final class Values {
    private Values() {}

    static List<String> of(SchemaObject type) {
        return type.attribute("values")
                .map(text -> List.of(text.split("\n", -1)))
                .orElse(List.of());
    }
}
