package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.SchemaObject;

/** What has its name within what; renames go from the outermost to the innermost, so that each finds its owner renamed. */
public enum RenameLevel {
    /** Schemas. */
    SCHEMA,
    /** What stands in a schema, or in none. */
    OBJECT,
    /** What belongs to a table or a type: columns, values, constraints, indexes, triggers. */
    PART;

    public static RenameLevel of(SchemaObject object) {
        return object.id().kind() == Kind.SCHEMA ? SCHEMA : object.parent().isPresent() ? PART : OBJECT;
    }
}
