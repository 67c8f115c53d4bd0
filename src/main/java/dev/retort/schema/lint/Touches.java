package dev.retort.schema.lint;

import dev.retort.sql.ColumnClause;
import dev.retort.sql.ConstraintClause;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a statement does to which relations, by its words and what the scripts before it have said. */
final class Touches {
    private final Sketch sketch;

    private Touches(Sketch sketch) {
        this.sketch = sketch;
    }

    /** The effect of a statement on the server. */
    static Effect effect(Operation operation, Sketch sketch) {
        Effect effect = LockTable.INSTANCE.effect(of(operation, sketch));
        if (!(operation instanceof Operation.LockTable lock)) {
            return effect;
        }
        // Its words name the mode.
        return new Effect(
                lock.tables().stream()
                        .map(table -> new TableLock(table, LockMode.of(lock.mode())))
                        .toList(),
                false,
                false);
    }

    static List<Touch> of(Operation operation, Sketch sketch) {
        return new Touches(sketch).of(operation);
    }

    private List<Touch> of(Operation operation) {
        return switch (operation) {
            case Operation.CreateTable create -> create(create);
            case Operation.AlterTable alter ->
                alter.alterations().stream()
                        .flatMap(alteration -> AlterationTouches.of(alter.table(), alteration, sketch).stream())
                        .toList();
            case Operation.CreateIndex index -> List.of(Touch.of(form(index), index.table()));
            case Operation.Create create ->
                create.table().map(table -> Touch.of(form(create.kind()), table)).stream()
                        .toList();
            case Operation.Alter alter ->
                alter
                        .table()
                        .map(table -> Touch.of(alter.kind().equals("policy") ? Form.POLICY : Form.RENAME, table))
                        .stream()
                        .toList();
            case Operation.Drop drop -> drop(drop);
            case Operation.Reindex reindex -> reindex(reindex);
            case Operation.Refresh refresh ->
                List.of(Touch.of(refresh.concurrently() ? Form.REFRESH_CONCURRENTLY : Form.REFRESH, refresh.view()));
            case Operation.Cluster cluster ->
                cluster.table().map(table -> Touch.of(Form.CLUSTER, table)).stream()
                        .toList();
            case Operation.Vacuum vacuum -> each(vacuum.full() ? Form.VACUUM_FULL : Form.VACUUM, vacuum.tables());
            case Operation.Truncate truncate -> each(Form.TRUNCATE, truncate.tables());
            case Operation.LockTable lock -> each(Form.LOCK_TABLE, lock.tables());
            case Operation.ChangeRows rows ->
                List.of(Touch.of(
                        rows.verb().equals("INSERT") || rows.verb().equals("COPY") ? Form.INSERT : Form.CHANGE_ROWS,
                        rows.table()));
            case Operation.Comment comment -> comment(comment);
            case Operation.ConstrainDomain ignored -> List.of();
            case Operation.ValidateDomain ignored -> List.of();
            case Operation.CreateType ignored -> List.of();
            case Operation.CreateRoutine ignored -> List.of();
            case Operation.AddValue ignored -> List.of();
            case Operation.RenameValue ignored -> List.of();
            case Operation.Rename ignored -> List.of();
            case Operation.Setting ignored -> List.of();
            case Operation.Code ignored -> List.of();
            case Operation.Select ignored -> List.of();
            case Operation.Control ignored -> List.of();
            case Operation.Other ignored -> List.of();
        };
    }

    private static List<Touch> create(Operation.CreateTable create) {
        List<Touch> touches = new ArrayList<>();
        create.partitionOf()
                .ifPresent(parent -> touches.add(new Touch(Form.CREATE_PARTITION, Map.of(Role.PARENT, parent))));
        Stream.concat(
                        create.constraints().stream(),
                        create.columns().stream().map(ColumnClause::constraints).flatMap(List::stream))
                .map(ConstraintClause::target)
                .flatMap(Optional::stream)
                .filter(target -> !target.plain().equals(create.table().plain()))
                .distinct()
                .forEach(target -> touches.add(new Touch(Form.CREATE_TABLE_REFERENCES, Map.of(Role.TARGET, target))));
        return touches;
    }

    private static Form form(Operation.CreateIndex index) {
        if (index.concurrently()) {
            return Form.CREATE_INDEX_CONCURRENTLY;
        }
        return index.only() ? Form.CREATE_INDEX_ONLY : Form.CREATE_INDEX;
    }

    private static Form form(String kind) {
        return switch (kind) {
            case "trigger" -> Form.CREATE_TRIGGER;
            case "policy" -> Form.POLICY;
            case "rule" -> Form.CREATE_RULE;
            default -> Form.CREATE_STATISTICS;
        };
    }

    private List<Touch> drop(Operation.Drop drop) {
        return switch (drop.kind()) {
            case "index" ->
                drop.names().stream()
                        .map(index ->
                                index(drop.concurrently() ? Form.DROP_INDEX_CONCURRENTLY : Form.DROP_INDEX, index))
                        .toList();
            case "table", "materialized view" ->
                drop.names().stream()
                        .flatMap(table -> dropTable(table).stream())
                        .toList();
            case "trigger", "policy", "rule" ->
                drop
                        .table()
                        .map(table -> Touch.of(
                                switch (drop.kind()) {
                                    case "trigger" -> Form.DROP_TRIGGER;
                                    case "rule" -> Form.DROP_RULE;
                                    default -> Form.POLICY;
                                },
                                table))
                        .stream()
                        .toList();
            default -> List.of();
        };
    }

    private List<Touch> dropTable(SqlName table) {
        TableSketch known = sketch.table(table);
        List<Touch> touches = new ArrayList<>(List.of(Touch.of(Form.DROP_TABLE, table)));
        known.parent().ifPresent(parent -> touches.add(Touch.of(Form.DROP_PARTITION, table, Role.PARENT, parent)));
        known.targets()
                .forEach(target -> touches.add(Touch.of(Form.DROP_REFERENCING_TABLE, table, Role.TARGET, target)));
        return touches;
    }

    private Touch index(Form form, SqlName index) {
        Map<Role, SqlName> relations = new HashMap<>(Map.of(Role.INDEX, index));
        sketch.index(index).ifPresent(known -> relations.put(Role.TABLE, known.table()));
        return new Touch(form, relations);
    }

    private List<Touch> reindex(Operation.Reindex reindex) {
        if (reindex.kind().equals("index")) {
            return List.of(
                    index(reindex.concurrently() ? Form.REINDEX_CONCURRENTLY : Form.REINDEX_INDEX, reindex.name()));
        }
        return reindex.kind().equals("table")
                ? List.of(Touch.of(
                        reindex.concurrently() ? Form.REINDEX_CONCURRENTLY : Form.REINDEX_TABLE, reindex.name()))
                : List.of();
    }

    private static List<Touch> each(Form form, List<SqlName> tables) {
        return tables.stream().map(table -> Touch.of(form, table)).toList();
    }

    private static List<Touch> comment(Operation.Comment comment) {
        return switch (comment.kind()) {
            case "table", "materialized view" -> List.of(Touch.of(Form.COMMENT, comment.name()));
            case "column" ->
                List.of(Touch.of(Form.COMMENT, SqlName.of(comment.name().schema())));
            default -> List.of();
        };
    }
}
