package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.Optional;
import java.util.Set;

/**
 * An object that both sides have, with other content.
 *
 * @param from the side that it is changed on
 * @param to the side that it is to be as on
 */
record Alter(SchemaObject before, SchemaObject after, SchemaGraph from, SchemaGraph to) {
    /** The attributes that differ, but for those of all kinds. */
    Set<String> attributes() {
        Set<String> names = before.differences(after);
        names.removeAll(CommonAttributes.NAMES);
        return names;
    }

    boolean changes(String name) {
        return before.differsIn(name, after);
    }

    /** Whether nothing but these attributes differs. */
    boolean changesOnly(Set<String> names) {
        return names.containsAll(attributes());
    }

    /** Whether it is a step on the way: before something goes, or in the making of something new. */
    boolean isOnOneSide() {
        return from == to;
    }

    String name() {
        return after.id().name();
    }

    Optional<String> now(String attribute) {
        return after.attribute(attribute);
    }
}
