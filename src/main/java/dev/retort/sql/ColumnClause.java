package dev.retort.sql;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A column as a statement defines it.
 *
 * @param defaultValue the expression on one line
 * @param calls the functions of that expression, in small letters
 * @param constraints also those that stand behind the column
 */
public record ColumnClause(
        String name,
        TypeName type,
        Optional<String> defaultValue,
        Set<String> calls,
        Filling filling,
        List<ConstraintClause> constraints) {
    public ColumnClause {
        calls = Set.copyOf(calls);
        constraints = List.copyOf(constraints);
    }

    /** Where values come from that no statement names. */
    public enum Filling {
        NONE,
        IDENTITY,
        /** GENERATED … STORED. */
        STORED,
        /** GENERATED … VIRTUAL, which PostgreSQL 18 knows. */
        VIRTUAL
    }

    /** The first constraint of this kind. */
    public Optional<ConstraintClause> constraint(ConstraintClause.Kind kind) {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == kind)
                .findFirst();
    }

    /** Whether no null can stand in it. */
    public boolean isRequired() {
        return filling == Filling.IDENTITY
                || type.isSerial()
                || constraint(ConstraintClause.Kind.NOT_NULL).isPresent()
                || constraint(ConstraintClause.Kind.PRIMARY_KEY).isPresent();
    }

    /** Whether a row that does not name it gets a value. */
    public boolean isFilled() {
        return filling != Filling.NONE || type.isSerial() || defaultValue.isPresent();
    }
}
