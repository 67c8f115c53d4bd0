package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.ColumnClause;
import dev.retort.sql.ConstraintClause;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import dev.retort.sql.TypeName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * What the scripts so far have said of the schema: tables with their columns and constraints, indexes, routines, domains. It takes one
 * operation after the other. What blocks of code do is not in it.
 */
final class Sketch {
    /** An index; columns as in {@link Operation.CreateIndex}. */
    record Index(SqlName table, List<String> columns, boolean unique, boolean partial) {}

    private final Map<SqlName, TableSketch> tables = new LinkedHashMap<>();
    private final Map<SqlName, Index> indexes = new LinkedHashMap<>();
    private final Set<String> steadyRoutines = new HashSet<>();
    private final Set<String> constrainedDomains = new HashSet<>();

    /** Another that can go on by itself. */
    Sketch copy() {
        Sketch copy = new Sketch();
        copy.tables.putAll(tables);
        copy.indexes.putAll(indexes);
        copy.steadyRoutines.addAll(steadyRoutines);
        copy.constrainedDomains.addAll(constrainedDomains);
        return copy;
    }

    /** What is known of a table; nothing of one that no script has named. */
    TableSketch table(SqlName name) {
        return tables.getOrDefault(name.plain(), TableSketch.UNKNOWN);
    }

    Optional<Index> index(SqlName name) {
        return Optional.ofNullable(indexes.get(name.plain()));
    }

    /** The indexes of a table, without those of its keys. */
    List<Index> indexesOf(SqlName table) {
        return indexes.values().stream()
                .filter(index -> index.table().plain().equals(table.plain()))
                .toList();
    }

    /** Whether an index or a key begins with these columns, in any order. */
    boolean hasIndexFor(SqlName table, List<String> columns) {
        return indexesOf(table).stream()
                        .filter(index -> !index.partial())
                        .anyMatch(index -> begins(index.columns(), columns))
                || table(table).constraints().values().stream()
                        .filter(constraint -> constraint.kind() == ConstraintClause.Kind.PRIMARY_KEY
                                || constraint.kind() == ConstraintClause.Kind.UNIQUE)
                        .anyMatch(constraint -> begins(constraint.columns(), columns));
    }

    private static boolean begins(List<String> index, List<String> columns) {
        return index.size() >= columns.size()
                && Set.copyOf(index.subList(0, columns.size())).containsAll(columns);
    }

    /** Whether a script has made a function of this name that is not volatile. */
    boolean isSteady(String routine) {
        return steadyRoutines.contains(routine);
    }

    /** Whether a script has made a domain of this name that does not take all that its own type takes. */
    boolean isConstrainedDomain(TypeName type) {
        return !type.array() && constrainedDomains.contains(type.name().replaceFirst("^public\\.", ""));
    }

    /** Goes on by what one statement does. */
    void apply(Operation operation) {
        switch (operation) {
            case Operation.CreateTable create -> create(create);
            case Operation.AlterTable alter ->
                alter.alterations().forEach(alteration -> alter(alter.table().plain(), alteration));
            case Operation.CreateIndex index ->
                indexes.put(
                        index.table()
                                .sibling(index.name().orElseGet(() -> defaultName(index)))
                                .plain(),
                        new Index(index.table().plain(), index.columns(), index.unique(), index.partial()));
            case Operation.CreateRoutine routine -> {
                if (!routine.isVolatile()) {
                    steadyRoutines.add(routine.routine().plain().toString());
                }
            }
            case Operation.Drop drop -> drop(drop);
            case Operation.Rename rename -> rename(rename);
            case Operation.CreateType ignored -> {}
            case Operation.Create ignored -> {}
            case Operation.ConstrainDomain domain ->
                constrainedDomains.add(domain.domain().plain().toString());
            case Operation.ValidateDomain ignored -> {}
            case Operation.AddValue ignored -> {}
            case Operation.RenameValue ignored -> {}
            case Operation.Alter ignored -> {}
            case Operation.Reindex ignored -> {}
            case Operation.Refresh ignored -> {}
            case Operation.Cluster ignored -> {}
            case Operation.Vacuum ignored -> {}
            case Operation.Truncate ignored -> {}
            case Operation.LockTable ignored -> {}
            case Operation.ChangeRows ignored -> {}
            case Operation.Comment ignored -> {}
            case Operation.Setting ignored -> {}
            case Operation.Code ignored -> {}
            case Operation.Select ignored -> {}
            case Operation.Control ignored -> {}
            case Operation.Other ignored -> {}
        }
    }

    /** The name that PostgreSQL gives an index, if it is free. */
    static String defaultName(Operation.CreateIndex index) {
        String middle = String.join(
                "_",
                index.columns().stream()
                        .map(column -> column.isEmpty() ? "expr" : column)
                        .toList());
        return index.table().name() + "_" + middle + "_idx";
    }

    private void create(Operation.CreateTable create) {
        Map<String, ColumnClause> columns = new LinkedHashMap<>();
        create.columns().forEach(column -> columns.put(column.name(), column));
        TableSketch table = new TableSketch(
                columns,
                Map.of(),
                create.partitionOf().map(SqlName::plain),
                create.partitioned(),
                !create.likeOther() && create.partitionOf().isEmpty());
        tables.put(create.table().plain(), table.withConstraints(constraints -> {
            create.columns().forEach(column -> column.constraints()
                    .forEach(constraint -> constraints.put(constraint.nameOn(create.table()), constraint)));
            create.constraints().forEach(constraint -> constraints.put(constraint.nameOn(create.table()), constraint));
        }));
    }

    private void alter(SqlName table, Alteration alteration) {
        switch (alteration) {
            case Alteration.AddColumn add ->
                change(table, sketch -> sketch.withColumns(
                                columns -> columns.put(add.column().name(), add.column()))
                        .withConstraints(constraints -> add.column()
                                .constraints()
                                .forEach(constraint -> constraints.put(constraint.nameOn(table), constraint))));
            case Alteration.DropColumn drop -> {
                change(table, sketch -> sketch.withColumns(columns -> columns.remove(drop.column()))
                        .withConstraints(constraints -> constraints
                                .values()
                                .removeIf(constraint -> constraint.columns().contains(drop.column()))));
                indexes.values()
                        .removeIf(index ->
                                index.table().equals(table) && index.columns().contains(drop.column()));
            }
            case Alteration.ChangeType type ->
                column(
                        table,
                        type.column(),
                        column -> new ColumnClause(
                                column.name(),
                                type.type(),
                                column.defaultValue(),
                                column.calls(),
                                column.filling(),
                                column.constraints()));
            case Alteration.SetNotNull required ->
                change(
                        table,
                        sketch -> sketch.withConstraints(constraints -> {
                            ConstraintClause constraint = required(required.column());
                            constraints.put(constraint.nameOn(table), constraint);
                        }));
            case Alteration.DropNotNull free ->
                change(
                        table,
                        sketch -> sketch.withConstraints(constraints -> constraints
                                .values()
                                .removeIf(constraint -> constraint.kind() == ConstraintClause.Kind.NOT_NULL
                                        && constraint.columns().contains(free.column()))));
            case Alteration.AddConstraint add ->
                change(
                        table,
                        sketch -> sketch.withConstraints(constraints ->
                                constraints.put(add.constraint().nameOn(table), ofIndex(table, add.constraint()))));
            case Alteration.DropConstraint drop ->
                change(table, sketch -> sketch.withConstraints(constraints -> constraints.remove(drop.constraint())));
            case Alteration.ValidateConstraint validate ->
                change(
                        table,
                        sketch -> sketch.withConstraints(constraints -> constraints.computeIfPresent(
                                validate.constraint(), (name, constraint) -> valid(constraint))));
            case Alteration.RenameConstraint rename ->
                change(
                        table,
                        sketch -> sketch.withConstraints(constraints -> {
                            ConstraintClause constraint = constraints.remove(rename.constraint());
                            if (constraint != null) {
                                constraints.put(rename.to(), constraint);
                            }
                        }));
            case Alteration.RenameColumn rename ->
                change(
                        table,
                        sketch -> sketch.withColumns(columns -> {
                            ColumnClause column = columns.remove(rename.column());
                            if (column != null) {
                                columns.put(rename.to(), column);
                            }
                        }));
            case Alteration.RenameTable rename -> moveTable(table, table.sibling(rename.to()));
            case Alteration.SetSchema move -> moveTable(table, new SqlName(move.schema(), table.name()).plain());
            case Alteration.AttachPartition attach ->
                change(attach.partition().plain(), sketch -> sketch.withParent(Optional.of(table)));
            case Alteration.DetachPartition detach ->
                change(detach.partition().plain(), sketch -> sketch.withParent(Optional.empty()));
            case Alteration.SetDefault ignored -> {}
            case Alteration.DropDefault ignored -> {}
            case Alteration.AlterConstraint ignored -> {}
            case Alteration.Change ignored -> {}
            case Alteration.Unknown ignored -> {}
        }
    }

    private static ConstraintClause required(String column) {
        return new ConstraintClause(
                Optional.empty(),
                ConstraintClause.Kind.NOT_NULL,
                List.of(column),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                "NOT NULL " + SqlName.quoted(column));
    }

    private static ConstraintClause valid(ConstraintClause constraint) {
        return new ConstraintClause(
                constraint.name(),
                constraint.kind(),
                constraint.columns(),
                constraint.target(),
                constraint.usingIndex(),
                false,
                constraint.notEnforced(),
                constraint.text());
    }

    /** A key that takes over an index has that index's columns. */
    private ConstraintClause ofIndex(SqlName table, ConstraintClause constraint) {
        Optional<Index> index = constraint.usingIndex().flatMap(name -> index(table.sibling(name)));
        return index.isEmpty()
                ? constraint
                : new ConstraintClause(
                        constraint.name(),
                        constraint.kind(),
                        index.get().columns(),
                        constraint.target(),
                        constraint.usingIndex(),
                        constraint.notValid(),
                        constraint.notEnforced(),
                        constraint.text());
    }

    private void drop(Operation.Drop drop) {
        for (SqlName name : drop.names()) {
            switch (drop.kind()) {
                case "table", "materialized view" -> {
                    tables.remove(name.plain());
                    indexes.values().removeIf(index -> index.table().equals(name.plain()));
                }
                case "index" -> indexes.remove(name.plain());
                case "domain" -> constrainedDomains.remove(name.plain().toString());
                default -> {}
            }
        }
    }

    private void rename(Operation.Rename rename) {
        if (rename.kind().equals("index")) {
            Index index = indexes.remove(rename.name().plain());
            if (index != null) {
                indexes.put(rename.name().sibling(rename.to()).plain(), index);
            }
        }
    }

    private void moveTable(SqlName from, SqlName to) {
        TableSketch sketch = tables.remove(from);
        if (sketch != null) {
            tables.put(to.plain(), sketch);
        }
        indexes.replaceAll((name, index) -> index.table().equals(from)
                ? new Index(to.plain(), index.columns(), index.unique(), index.partial())
                : index);
    }

    private void change(SqlName table, UnaryOperator<TableSketch> change) {
        tables.put(table.plain(), change.apply(table(table)));
    }

    private void column(SqlName table, String name, UnaryOperator<ColumnClause> change) {
        change(
                table,
                sketch -> sketch.withColumns(
                        columns -> columns.computeIfPresent(name, (key, column) -> change.apply(column))));
    }
}
