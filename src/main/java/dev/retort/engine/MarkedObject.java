package dev.retort.engine;

import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.RenameLevel;
import dev.retort.sql.NamePath;
import java.util.Optional;

/**
 * What a mark stands above.
 *
 * @param object of the wanted schema; the type where it is a value of it
 * @param before the name that the mark says
 * @param place of the mark, as {@code file:line}
 */
record MarkedObject(SchemaObject object, Optional<String> value, NamePath before, String place) {
    RenameLevel level() {
        return value.isPresent() ? RenameLevel.PART : RenameLevel.of(object);
    }
}
