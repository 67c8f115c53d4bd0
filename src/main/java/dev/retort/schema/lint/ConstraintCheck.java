package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.ColumnClause;
import dev.retort.sql.ConstraintClause;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import java.util.List;
import java.util.Optional;

/** Constraints that look at all rows. */
final class ConstraintCheck implements Check {
    @Override
    public void look(Scene scene, Report report) {
        scene.alterOfTableInUse().ifPresent(alter -> {
            for (Alteration alteration : alter.alterations()) {
                switch (alteration) {
                    case Alteration.AddConstraint add -> add(alter.table(), add.constraint(), scene, report);
                    case Alteration.AddColumn add -> column(alter.table(), add.column(), scene, report);
                    case Alteration.SetNotNull required -> notNull(alter.table(), required.column(), scene, report);
                    case Alteration.ValidateConstraint validate ->
                        validate(alter.table(), validate.constraint(), scene, report);
                    default -> {}
                }
            }
        });
        if (scene.operation() instanceof Operation.ConstrainDomain domain
                && domain.validated()
                && scene.isInUse(domain.domain())) {
            domain(domain, scene, report);
        }
    }

    private static void add(SqlName table, ConstraintClause constraint, Scene scene, Report report) {
        if (constraint.notValid() || constraint.notEnforced()) {
            return;
        }
        switch (constraint.kind()) {
            case CHECK ->
                report.add(
                        scene.statement(),
                        Rule.LOCK_CHECK,
                        "nobody reads or writes " + table + " until all its rows are checked",
                        SafeForms.validateLater(table, constraint));
            case FOREIGN_KEY ->
                report.add(
                        scene.statement(),
                        Rule.LOCK_FOREIGN_KEY,
                        "nobody writes to " + table + " and "
                                + constraint.target().map(SqlName::toString).orElse("its target")
                                + " until all rows are looked up",
                        SafeForms.validateLater(table, constraint));
            case UNIQUE, PRIMARY_KEY -> {
                if (constraint.usingIndex().isEmpty()) {
                    report.add(
                            scene.statement(),
                            Rule.LOCK_UNIQUE,
                            "nobody reads or writes " + table + " until the key's index is built",
                            SafeForms.keyByIndex(table, constraint));
                }
            }
            case EXCLUSION ->
                report.add(
                        scene.statement(),
                        Rule.LOCK_EXCLUSION,
                        "nobody reads or writes " + table + " until the constraint's index is built",
                        List.of("-- at a time when nobody uses " + table
                                + ", or in a new table that rows are moved to"));
            case NOT_NULL -> notNull(table, constraint.columns().getFirst(), scene, report);
        }
    }

    private static void column(SqlName table, ColumnClause column, Scene scene, Report report) {
        for (ConstraintClause constraint : column.constraints()) {
            if (constraint.notEnforced()) {
                continue;
            }
            switch (constraint.kind()) {
                case CHECK ->
                    report.add(
                            scene.statement(),
                            Rule.LOCK_CHECK,
                            "nobody reads or writes " + table
                                    + " until all its rows are checked, though the column is new",
                            SafeForms.columnFirst(
                                    table, column, constraint, SafeForms.validateLater(table, constraint)));
                case UNIQUE, PRIMARY_KEY ->
                    report.add(
                            scene.statement(),
                            Rule.LOCK_UNIQUE,
                            "nobody reads or writes " + table + " until the key's index is built",
                            SafeForms.columnFirst(table, column, constraint, SafeForms.keyByIndex(table, constraint)));
                case FOREIGN_KEY -> {
                    if (column.isFilled()) {
                        report.add(
                                scene.statement(),
                                Rule.LOCK_FOREIGN_KEY,
                                "nobody reads or writes " + table + " until the default is looked up for all rows",
                                SafeForms.columnFirst(
                                        table, column, constraint, SafeForms.validateLater(table, constraint)));
                    }
                }
                case EXCLUSION, NOT_NULL -> {}
            }
        }
    }

    private static void notNull(SqlName table, String column, Scene scene, Report report) {
        if (!scene.before().table(table).provesValueOf(column)) {
            report.add(
                    scene.statement(),
                    Rule.LOCK_NOT_NULL,
                    "nobody reads or writes " + table + " until all its rows are checked for nulls",
                    SafeForms.notNull(table, column, scene.settings().version()));
        }
    }

    private static void validate(SqlName table, String constraint, Scene scene, Report report) {
        if (scene.progress().isNotValidYet(table, constraint)) {
            report.add(
                    scene.statement(),
                    Rule.VALIDATE_TOO_SOON,
                    constraint + " was added NOT VALID in this transaction, whose lock on " + table + " is still held",
                    List.of("-- in a later revision:", scene.statement().oneLine() + ";"));
        }
    }

    private static void domain(Operation.ConstrainDomain domain, Scene scene, Report report) {
        Optional<ConstraintClause> constraint = domain.constraint();
        String name = constraint
                .flatMap(ConstraintClause::name)
                .map(SqlName::quoted)
                .orElse(SqlName.quoted(domain.domain().name() + "_check"));
        String text = constraint.map(ConstraintClause::text).orElse("CHECK (VALUE IS NOT NULL)");
        String alter = "ALTER DOMAIN " + domain.domain().sql();
        report.add(
                scene.statement(),
                Rule.LOCK_DOMAIN,
                "nobody writes to any table that uses " + domain.domain() + " until all of them are read",
                List.of(
                        alter + " ADD CONSTRAINT " + name + " " + text + " NOT VALID;",
                        "-- in a later revision:",
                        alter + " VALIDATE CONSTRAINT " + name + ";"));
    }
}
