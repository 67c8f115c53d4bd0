package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.ColumnClause;
import dev.retort.sql.ConstraintClause;
import dev.retort.sql.SqlName;
import dev.retort.sql.TableSetting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one action of an ALTER TABLE does, by the forms of {@code locks.txt}. */
final class AlterationTouches {
    private AlterationTouches() {}

    static List<Touch> of(SqlName table, Alteration alteration, Sketch sketch) {
        return switch (alteration) {
            case Alteration.AddColumn add -> addColumn(table, add.column(), sketch);
            case Alteration.DropColumn drop -> dropColumn(table, drop.column(), sketch);
            case Alteration.ChangeType type -> List.of(Touch.of(changeType(table, type, sketch), table));
            case Alteration.SetDefault ignored -> List.of(Touch.of(Form.SET_DEFAULT, table));
            case Alteration.DropDefault ignored -> List.of(Touch.of(Form.SET_DEFAULT, table));
            case Alteration.SetNotNull required ->
                List.of(Touch.of(
                        sketch.table(table).provesValueOf(required.column())
                                ? Form.SET_NOT_NULL_PROVED
                                : Form.SET_NOT_NULL,
                        table));
            case Alteration.DropNotNull ignored -> List.of(Touch.of(Form.DROP_NOT_NULL, table));
            case Alteration.AddConstraint add -> List.of(constraint(table, add.constraint()));
            case Alteration.DropConstraint drop ->
                target(table, drop.constraint(), sketch)
                        .map(target -> List.of(Touch.of(Form.DROP_FOREIGN_KEY, table, Role.TARGET, target)))
                        .orElseGet(() -> List.of(Touch.of(Form.DROP_CONSTRAINT, table)));
            case Alteration.ValidateConstraint validate ->
                target(table, validate.constraint(), sketch)
                        .map(target -> List.of(Touch.of(Form.VALIDATE_FOREIGN_KEY, table, Role.TARGET, target)))
                        .orElseGet(() -> List.of(Touch.of(Form.VALIDATE, table)));
            case Alteration.AlterConstraint ignored -> List.of(Touch.of(Form.ALTER_CONSTRAINT, table));
            case Alteration.RenameColumn ignored -> List.of(Touch.of(Form.RENAME, table));
            case Alteration.RenameTable ignored -> List.of(Touch.of(Form.RENAME, table));
            case Alteration.RenameConstraint ignored -> List.of(Touch.of(Form.RENAME_CONSTRAINT, table));
            case Alteration.SetSchema ignored -> List.of(Touch.of(Form.SET_SCHEMA, table));
            case Alteration.AttachPartition attach ->
                List.of(new Touch(
                        isProved(attach.partition(), sketch) ? Form.ATTACH_PARTITION_PROVED : Form.ATTACH_PARTITION,
                        Map.of(Role.PARENT, table, Role.PARTITION, attach.partition())));
            case Alteration.DetachPartition detach ->
                List.of(new Touch(
                        detach.concurrently() || detach.finishes()
                                ? Form.DETACH_PARTITION_CONCURRENTLY
                                : Form.DETACH_PARTITION,
                        Map.of(Role.PARENT, table, Role.PARTITION, detach.partition())));
            case Alteration.Change change ->
                List.of(
                        change.setting() == TableSetting.INHERIT
                                        && change.other().isPresent()
                                ? Touch.of(
                                        Form.INHERIT,
                                        table,
                                        Role.PARENT,
                                        change.other().get())
                                : Touch.of(form(change.setting()), table));
            case Alteration.Unknown ignored -> List.of(Touch.of(Form.OTHER_ALTER, table));
        };
    }

    /** Whether a check that the server could take for its bound stands on a partition to be. */
    static boolean isProved(SqlName partition, Sketch sketch) {
        return sketch.table(partition).constraints().values().stream()
                .anyMatch(constraint -> constraint.kind() == ConstraintClause.Kind.CHECK && !constraint.notValid());
    }

    /** The form of a change of type. */
    static Form changeType(SqlName table, Alteration.ChangeType type, Sketch sketch) {
        return typeChange(table, type, sketch) == TypeChange.FREE ? Form.CHANGE_TYPE : Form.CHANGE_TYPE_REWRITE;
    }

    static TypeChange typeChange(SqlName table, Alteration.ChangeType type, Sketch sketch) {
        return TypeChange.of(
                Optional.ofNullable(sketch.table(table).columns().get(type.column()))
                        .map(ColumnClause::type),
                type.type(),
                type.using(),
                type.column());
    }

    private static List<Touch> addColumn(SqlName table, ColumnClause column, Sketch sketch) {
        List<Touch> touches = new ArrayList<>();
        touches.add(Touch.of(filling(column, sketch), table));
        for (ConstraintClause constraint : column.constraints()) {
            switch (constraint.kind()) {
                case PRIMARY_KEY, UNIQUE -> touches.add(Touch.of(Form.ADD_COLUMN_UNIQUE, table));
                case CHECK -> {
                    if (!constraint.notEnforced()) {
                        touches.add(Touch.of(Form.ADD_COLUMN_CHECK, table));
                    }
                }
                case FOREIGN_KEY ->
                    touches.add(constraint
                            .target()
                            .map(target -> Touch.of(
                                    column.isFilled() && !constraint.notEnforced()
                                            ? Form.ADD_FOREIGN_KEY
                                            : Form.ADD_COLUMN_REFERENCES,
                                    table,
                                    Role.TARGET,
                                    target))
                            .orElseThrow());
                case EXCLUSION, NOT_NULL -> {}
            }
        }
        return touches;
    }

    private static Form filling(ColumnClause column, Sketch sketch) {
        return switch (column.filling()) {
            case IDENTITY -> Form.ADD_COLUMN_IDENTITY;
            case STORED -> Form.ADD_COLUMN_STORED;
            case VIRTUAL -> Form.ADD_COLUMN_VIRTUAL;
            case NONE ->
                column.type().isSerial() || Volatility.of(column.calls(), sketch) != Volatility.STEADY
                        ? Form.ADD_COLUMN_VOLATILE_DEFAULT
                        : sketch.isConstrainedDomain(column.type()) ? Form.ADD_COLUMN_DOMAIN : Form.ADD_COLUMN;
        };
    }

    private static List<Touch> dropColumn(SqlName table, String column, Sketch sketch) {
        List<Touch> touches = new ArrayList<>(List.of(Touch.of(Form.DROP_COLUMN, table)));
        sketch.table(table).constraints().values().stream()
                .filter(constraint -> constraint.columns().contains(column))
                .flatMap(constraint -> constraint.target().stream())
                .forEach(target -> touches.add(Touch.of(Form.DROP_FOREIGN_KEY, table, Role.TARGET, target)));
        return touches;
    }

    private static Touch constraint(SqlName table, ConstraintClause constraint) {
        boolean unchecked = constraint.notValid() || constraint.notEnforced();
        return switch (constraint.kind()) {
            case CHECK -> Touch.of(unchecked ? Form.ADD_CHECK_NOT_VALID : Form.ADD_CHECK, table);
            case NOT_NULL -> Touch.of(unchecked ? Form.ADD_NOT_NULL_NOT_VALID : Form.ADD_NOT_NULL, table);
            case EXCLUSION -> Touch.of(Form.ADD_EXCLUSION, table);
            case PRIMARY_KEY, UNIQUE ->
                constraint
                        .usingIndex()
                        .map(index -> Touch.of(Form.ADD_KEY_USING_INDEX, table, Role.INDEX, table.sibling(index)))
                        .orElseGet(() -> Touch.of(Form.ADD_KEY, table));
            case FOREIGN_KEY ->
                Touch.of(
                        unchecked ? Form.ADD_FOREIGN_KEY_NOT_VALID : Form.ADD_FOREIGN_KEY,
                        table,
                        Role.TARGET,
                        constraint.target().orElseThrow());
        };
    }

    private static Optional<SqlName> target(SqlName table, String constraint, Sketch sketch) {
        return Optional.ofNullable(sketch.table(table).constraints().get(constraint))
                .flatMap(ConstraintClause::target);
    }

    private static Form form(TableSetting setting) {
        return switch (setting) {
            case STATISTICS -> Form.SET_STATISTICS;
            case COLUMN_OPTIONS -> Form.SET_COLUMN_OPTIONS;
            case STORAGE -> Form.SET_STORAGE;
            case COMPRESSION -> Form.SET_COMPRESSION;
            case ADD_IDENTITY, IDENTITY, DROP_IDENTITY -> Form.SET_IDENTITY;
            case EXPRESSION -> Form.SET_EXPRESSION;
            case DROP_EXPRESSION -> Form.DROP_EXPRESSION;
            case ENABLE_TRIGGER, DISABLE_TRIGGER -> Form.SWITCH_TRIGGER;
            case RULE -> Form.SWITCH_RULE;
            case ENABLE_ROW_SECURITY, DISABLE_ROW_SECURITY -> Form.ROW_SECURITY;
            case CLUSTER -> Form.CLUSTER_ON;
            case PERSISTENCE -> Form.SET_PERSISTENCE;
            case TABLESPACE -> Form.SET_TABLESPACE;
            case ACCESS_METHOD -> Form.SET_ACCESS_METHOD;
            case PARAMETERS -> Form.SET_PARAMETERS;
            case INHERIT, NO_INHERIT -> Form.INHERIT;
            case OWNER -> Form.SET_OWNER;
            case REPLICA_IDENTITY -> Form.REPLICA_IDENTITY;
            case OF_TYPE -> Form.OF_TYPE;
        };
    }
}
