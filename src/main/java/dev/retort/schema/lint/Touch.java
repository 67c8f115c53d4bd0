package dev.retort.schema.lint;

import dev.retort.sql.SqlName;
import java.util.Map;

/**
 * One thing that a statement does, and to which relations. A role that the words do not name, as the table of an index that is
 * dropped, is missing where the scripts so far do not tell it either.
 */
record Touch(Form form, Map<Role, SqlName> relations) {
    Touch {
        relations = Map.copyOf(relations);
    }

    static Touch of(Form form, SqlName table) {
        return new Touch(form, Map.of(Role.TABLE, table));
    }

    static Touch of(Form form, SqlName table, Role role, SqlName other) {
        return table.plain().equals(other.plain())
                ? of(form, table)
                : new Touch(form, Map.of(Role.TABLE, table, role, other));
    }
}
