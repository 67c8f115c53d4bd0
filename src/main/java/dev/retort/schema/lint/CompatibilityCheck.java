package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import dev.retort.sql.TableSetting;
import java.util.List;
import java.util.Set;

/** What the application that runs meanwhile does not expect. */
final class CompatibilityCheck implements Check {
    private static final Set<String> RENAMED = Set.of(
            "view", "materialized view", "function", "procedure", "routine", "type", "domain", "sequence", "schema");

    @Override
    public void look(Scene scene, Report report) {
        switch (scene.operation()) {
            case Operation.AlterTable alter ->
                scene.alterOfTableInUse().ifPresent(it -> it.alterations()
                        .forEach(alteration -> alteration(it.table(), alteration, scene, report)));
            case Operation.RenameValue value ->
                report.add(
                        scene.statement(),
                        Rule.RENAME_ENUM_VALUE,
                        "the running application writes '" + value.value() + "' and does not know '" + value.to() + "'",
                        List.of(
                                "ALTER TYPE " + value.type().sql() + " ADD VALUE '"
                                        + value.to().replace("'", "''") + "';",
                                "-- then the application writes the new one, and the rows are changed"));
            case Operation.Rename rename -> {
                if (RENAMED.contains(rename.kind()) && scene.isInUse(rename.name())) {
                    report.add(
                            scene.statement(),
                            Rule.RENAME_OBJECT,
                            "the running application may use the " + rename.kind() + " " + rename.name());
                }
            }
            default -> {}
        }
    }

    private static void alteration(SqlName table, Alteration alteration, Scene scene, Report report) {
        switch (alteration) {
            case Alteration.RenameColumn rename -> {
                String to = SqlName.quoted(rename.to());
                report.add(
                        scene.statement(),
                        Rule.RENAME_COLUMN,
                        "the running application names " + table + "." + rename.column(),
                        List.of(
                                SafeForms.alter(table) + "ADD COLUMN " + to + " …;",
                                "-- a trigger keeps both in step, the application moves over, and then:",
                                SafeForms.alter(table) + "DROP COLUMN " + SqlName.quoted(rename.column()) + ";"));
            }
            case Alteration.RenameTable rename -> renameTable(table, table.sibling(rename.to()), scene, report);
            case Alteration.SetSchema move ->
                renameTable(table, new SqlName(move.schema(), table.name()), scene, report);
            case Alteration.DropDefault drop ->
                report.add(
                        scene.statement(),
                        Rule.DROP_DEFAULT,
                        "an INSERT that leaves " + drop.column() + " out gets no value any more");
            case Alteration.DropNotNull drop ->
                report.add(scene.statement(), Rule.DROP_NOT_NULL, drop.column() + " can be null from now on");
            case Alteration.Change change -> {
                if (change.setting() == TableSetting.ENABLE_ROW_SECURITY) {
                    report.add(
                            scene.statement(),
                            Rule.ROW_SECURITY,
                            "who is not the owner of " + table + " sees what a policy shows, and nothing else",
                            List.of(
                                    "-- in the same transaction, before it:",
                                    "CREATE POLICY … ON " + table.sql() + " …;"));
                }
            }
            default -> {}
        }
    }

    private static void renameTable(SqlName table, SqlName to, Scene scene, Report report) {
        report.add(
                scene.statement(),
                Rule.RENAME_TABLE,
                "the running application uses " + table,
                List.of(
                        scene.statement().oneLine() + ";",
                        "-- in the same transaction, until no application uses the old name:",
                        "CREATE VIEW " + table.sql() + " WITH (security_invoker = true) AS SELECT * FROM " + to.sql()
                                + ";"));
    }
}
