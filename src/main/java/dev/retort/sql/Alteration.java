package dev.retort.sql;

import java.util.Optional;
import java.util.Set;

/** One action of an ALTER TABLE. Names of columns and constraints are as PostgreSQL stores them. */
public sealed interface Alteration {
    record AddColumn(ColumnClause column, boolean ifNotExists) implements Alteration {}

    record DropColumn(String column, boolean cascade) implements Alteration {}

    /**
     * {@code ALTER COLUMN … TYPE}.
     *
     * @param using the expression on one line
     */
    record ChangeType(String column, TypeName type, Optional<String> using) implements Alteration {}

    /** @param calls the functions that the expression calls, in small letters */
    record SetDefault(String column, String value, Set<String> calls) implements Alteration {}

    record DropDefault(String column) implements Alteration {}

    record SetNotNull(String column) implements Alteration {}

    record DropNotNull(String column) implements Alteration {}

    record AddConstraint(ConstraintClause constraint) implements Alteration {}

    record DropConstraint(String constraint, boolean cascade) implements Alteration {}

    record ValidateConstraint(String constraint) implements Alteration {}

    record AlterConstraint(String constraint) implements Alteration {}

    record RenameColumn(String column, String to) implements Alteration {}

    record RenameTable(String to) implements Alteration {}

    record RenameConstraint(String constraint, String to) implements Alteration {}

    record SetSchema(String schema) implements Alteration {}

    /** @param isDefault whether it takes what no other partition does */
    record AttachPartition(SqlName partition, boolean isDefault, String bound) implements Alteration {}

    /** @param finishes whether it ends one that was interrupted */
    record DetachPartition(SqlName partition, boolean concurrently, boolean finishes) implements Alteration {}

    /** @param other the parent of INHERIT and NO INHERIT */
    record Change(TableSetting setting, Optional<SqlName> other) implements Alteration {}

    /** An action of another kind. */
    record Unknown(String words) implements Alteration {}
}
