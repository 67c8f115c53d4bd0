package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.ColumnClause;
import dev.retort.sql.ColumnClause.Filling;
import dev.retort.sql.SqlName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Columns that are added to a table in use, or change their type. */
final class ColumnCheck implements Check {
    @Override
    public void look(Scene scene, Report report) {
        scene.alterOfTableInUse().ifPresent(alter -> {
            for (Alteration alteration : alter.alterations()) {
                switch (alteration) {
                    case Alteration.AddColumn add -> add(alter.table(), add.column(), scene, report);
                    case Alteration.ChangeType type -> type(alter.table(), type, scene, report);
                    default -> {}
                }
            }
        });
    }

    private static void add(SqlName table, ColumnClause column, Scene scene, Report report) {
        if (column.isRequired() && !column.isFilled()) {
            List<String> instead = new ArrayList<>(List.of(
                    SafeForms.alter(table) + "ADD COLUMN " + SafeForms.plain(column) + ";",
                    "-- once the application writes it, and old rows have a value:"));
            instead.addAll(
                    SafeForms.notNull(table, column.name(), scene.settings().version()));
            report.add(
                    scene.statement(),
                    Rule.ADD_REQUIRED_COLUMN,
                    column.name() + " is required and has no default",
                    instead);
        }
        if (column.filling() == Filling.STORED) {
            report.add(
                    scene.statement(),
                    Rule.REWRITE_GENERATED,
                    "all rows of " + table + " are written anew for " + column.name(),
                    List.of(
                            "-- a column that a trigger fills, or, from PostgreSQL 18 on, one that is GENERATED … VIRTUAL"));
        } else if (column.filling() == Filling.IDENTITY || column.type().isSerial()) {
            report.add(
                    scene.statement(),
                    Rule.REWRITE_GENERATED,
                    "all rows of " + table + " are written anew to number " + column.name(),
                    numbered(table, column));
        } else if (scene.before().isConstrainedDomain(column.type())) {
            domain(table, column, scene, report);
        } else {
            volatileDefault(table, column, scene, report);
        }
    }

    private static void domain(SqlName table, ColumnClause column, Scene scene, Report report) {
        String check = SqlName.quoted(table.name() + "_" + column.name() + "_check");
        report.add(
                scene.statement(),
                Rule.REWRITE_DOMAIN,
                "all rows of " + table + " are written anew, as "
                        + column.type().sql() + " has a constraint",
                List.of(
                        "-- a column of the domain's own type, and what the domain demands in a check of the table:",
                        SafeForms.alter(table) + "ADD COLUMN " + SqlName.quoted(column.name()) + " …;",
                        SafeForms.alter(table) + "ADD CONSTRAINT " + check + " CHECK (…) NOT VALID;",
                        "-- in a revision of its own:",
                        SafeForms.alter(table) + "VALIDATE CONSTRAINT " + check + ";"));
    }

    private static List<String> numbered(SqlName table, ColumnClause column) {
        String sequence =
                table.sibling(table.name() + "_" + column.name() + "_seq").sql();
        List<String> instead = new ArrayList<>(List.of(
                "CREATE SEQUENCE " + sequence + ";",
                SafeForms.alter(table) + "ADD COLUMN " + SafeForms.plain(column) + ";",
                SafeForms.alter(table) + "ALTER COLUMN " + SqlName.quoted(column.name()) + " SET DEFAULT nextval('"
                        + sequence.replace("'", "''") + "');"));
        instead.addAll(SafeForms.inBatches(table, column.name(), "DEFAULT"));
        return instead;
    }

    private static void volatileDefault(SqlName table, ColumnClause column, Scene scene, Report report) {
        Volatility volatility = Volatility.of(column.calls(), scene.before());
        if (volatility == Volatility.STEADY) {
            return;
        }
        String value = column.defaultValue().orElse("");
        List<String> instead = new ArrayList<>(List.of(
                SafeForms.alter(table) + "ADD COLUMN " + SafeForms.plain(column) + ";",
                SafeForms.alter(table) + "ALTER COLUMN " + SqlName.quoted(column.name()) + " SET DEFAULT " + value
                        + ";"));
        instead.addAll(SafeForms.inBatches(table, column.name(), "DEFAULT"));
        report.add(
                scene.statement(),
                Rule.REWRITE_DEFAULT,
                volatility == Volatility.VOLATILE
                        ? "all rows of " + table + " are written anew, each with its own " + value
                        : "all rows of " + table + " are written anew, unless " + value + " is STABLE or IMMUTABLE",
                instead);
    }

    private static void type(SqlName table, Alteration.ChangeType type, Scene scene, Report report) {
        TypeChange change = AlterationTouches.typeChange(table, type, scene.before());
        if (change == TypeChange.FREE) {
            return;
        }
        boolean known = scene.before().table(table).columns().containsKey(type.column());
        String column = SqlName.quoted(type.column());
        String next = SqlName.quoted(
                type.column() + "_" + type.type().name().replaceAll("\\W+", "_").toLowerCase(Locale.ROOT));
        report.add(
                scene.statement(),
                Rule.REWRITE_TYPE,
                "all rows of " + table + " are written anew as " + type.type().sql()
                        + (known ? "" : ", unless the old type of " + type.column() + " serves as it is"),
                List.of(
                        SafeForms.alter(table) + "ADD COLUMN " + next + " "
                                + type.type().sql() + ";",
                        "-- a trigger keeps both in step, old rows are copied in batches, the application moves over, and then:",
                        SafeForms.alter(table) + "DROP COLUMN " + column + ";"));
        report.add(
                scene.statement(),
                Rule.CHANGE_TYPE,
                change == TypeChange.NARROWS
                        ? "values of " + type.column() + " that " + type.type().sql()
                                + " does not hold make this fail, or lose what does not fit"
                        : "the running application takes " + type.column() + " for what it was");
    }
}
