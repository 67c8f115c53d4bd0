package dev.retort.schema.lint;

import dev.retort.sql.ColumnClause;
import dev.retort.sql.ConstraintClause;
import dev.retort.sql.ConstraintClause.Kind;
import dev.retort.sql.SqlName;
import java.util.ArrayList;
import java.util.List;

/** The SQL that does the same and blocks nobody for long, a line each. */
final class SafeForms {
    static final String LATER = "-- in a later revision:";
    private static final int NAMED_NOT_NULL = 18;

    private SafeForms() {}

    /** NOT VALID now, VALIDATE later. */
    static List<String> validateLater(SqlName table, ConstraintClause constraint) {
        String name = SqlName.quoted(constraint.nameOn(table));
        return List.of(
                alter(table) + "ADD CONSTRAINT " + name + " " + constraint.text() + " NOT VALID;",
                LATER,
                alter(table) + "VALIDATE CONSTRAINT " + name + ";");
    }

    /** The index first. */
    static List<String> keyByIndex(SqlName table, ConstraintClause constraint) {
        String name = SqlName.quoted(constraint.nameOn(table));
        String kind = constraint.kind() == Kind.PRIMARY_KEY ? "PRIMARY KEY" : "UNIQUE";
        String rest = constraint.text().replaceFirst("(?i)^(PRIMARY\\s+KEY|UNIQUE)\\s*", "");
        List<String> lines = new ArrayList<>(List.of(
                "-- alone in a revision, which then runs outside a transaction:",
                "CREATE UNIQUE INDEX CONCURRENTLY " + name + " ON " + table.sql() + " " + index(rest) + ";"));
        if (constraint.kind() == Kind.PRIMARY_KEY) {
            lines.add("-- its columns need NOT NULL before, or the next statement reads all rows;");
        }
        lines.add(LATER);
        lines.add(alter(table) + "ADD CONSTRAINT " + name + " " + kind + " USING INDEX " + name + ";");
        return lines;
    }

    /** A key says NULLS NOT DISTINCT before its columns, an index behind them. */
    private static String index(String columns) {
        return columns.replaceFirst("(?i)^(NULLS\\s+(?:NOT\\s+)?DISTINCT)\\s*(\\(.*)$", "$2 $1");
    }

    /** The column without a constraint, then the constraint. */
    static List<String> columnFirst(SqlName table, ColumnClause column, ConstraintClause without, List<String> then) {
        List<String> lines = new ArrayList<>();
        lines.add(alter(table) + "ADD COLUMN " + definition(column, without) + ";");
        lines.addAll(then);
        return lines;
    }

    /** A column's definition, without one of its constraints. */
    private static String definition(ColumnClause column, ConstraintClause without) {
        StringBuilder text = new StringBuilder(plain(column));
        column.defaultValue().ifPresent(value -> text.append(" DEFAULT ").append(value));
        column.constraints().stream()
                .filter(constraint -> !constraint.equals(without) && constraint.kind() == Kind.NOT_NULL)
                .forEach(constraint -> text.append(" NOT NULL"));
        return text.toString();
    }

    /** Name and type alone. */
    static String plain(ColumnClause column) {
        String type =
                switch (column.type().name()) {
                    case "serial" -> "integer";
                    case "bigserial" -> "bigint";
                    case "smallserial" -> "smallint";
                    default -> column.type().sql();
                };
        return SqlName.quoted(column.name()) + " " + type;
    }

    /** NOT NULL by a constraint that is validated later. */
    static List<String> notNull(SqlName table, String column, int version) {
        String quoted = SqlName.quoted(column);
        String name = SqlName.quoted(table.name() + "_" + column + "_not_null");
        if (version >= NAMED_NOT_NULL) {
            return List.of(
                    alter(table) + "ADD CONSTRAINT " + name + " NOT NULL " + quoted + " NOT VALID;",
                    LATER,
                    alter(table) + "VALIDATE CONSTRAINT " + name + ";");
        }
        return List.of(
                alter(table) + "ADD CONSTRAINT " + name + " CHECK (" + quoted + " IS NOT NULL) NOT VALID;",
                LATER,
                alter(table) + "VALIDATE CONSTRAINT " + name + ";",
                "-- in one more, without reading rows:",
                alter(table) + "ALTER COLUMN " + quoted + " SET NOT NULL, DROP CONSTRAINT " + name + ";");
    }

    /** Values of a column, some rows at a time. */
    static List<String> inBatches(SqlName table, String column, String value) {
        String quoted = SqlName.quoted(column);
        return List.of(
                "-- below \"-- migrate:up transaction:false\", or by a program, until no row is left:",
                "UPDATE " + table.sql() + " SET " + quoted + " = " + value
                        + " WHERE ctid = ANY (ARRAY(SELECT ctid FROM " + table.sql() + " WHERE " + quoted
                        + " IS NULL LIMIT 10000));");
    }

    static String alter(SqlName table) {
        return "ALTER TABLE " + table.sql() + " ";
    }
}
