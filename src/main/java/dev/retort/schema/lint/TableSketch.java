package dev.retort.schema.lint;

import dev.retort.sql.ColumnClause;
import dev.retort.sql.ConstraintClause;
import dev.retort.sql.SqlName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the scripts so far have said of a table.
 *
 * @param columns by name
 * @param constraints by name, those of columns too
 * @param parent of a partition
 * @param whole whether these scripts made it and showed all of it, so that what is not here is not there
 */
record TableSketch(
        Map<String, ColumnClause> columns,
        Map<String, ConstraintClause> constraints,
        Optional<SqlName> parent,
        boolean partitioned,
        boolean whole) {
    static final TableSketch UNKNOWN = new TableSketch(Map.of(), Map.of(), Optional.empty(), false, false);

    TableSketch {
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
        constraints = Collections.unmodifiableMap(new LinkedHashMap<>(constraints));
    }

    TableSketch withColumns(Consumer<Map<String, ColumnClause>> change) {
        Map<String, ColumnClause> changed = new LinkedHashMap<>(columns);
        change.accept(changed);
        return new TableSketch(changed, constraints, parent, partitioned, whole);
    }

    TableSketch withConstraints(Consumer<Map<String, ConstraintClause>> change) {
        Map<String, ConstraintClause> changed = new LinkedHashMap<>(constraints);
        change.accept(changed);
        return new TableSketch(columns, changed, parent, partitioned, whole);
    }

    TableSketch withParent(Optional<SqlName> other) {
        return new TableSketch(columns, constraints, other, partitioned, whole);
    }

    /** The tables that its foreign keys refer to. */
    List<SqlName> targets() {
        return constraints.values().stream()
                .flatMap(constraint -> constraint.target().stream())
                .distinct()
                .toList();
    }

    /** Whether a valid constraint says that no null stands there. */
    boolean provesValueOf(String column) {
        return constraints.values().stream()
                .anyMatch(constraint ->
                        !constraint.notValid() && !constraint.notEnforced() && constraint.demandsValueOf(column));
    }
}
