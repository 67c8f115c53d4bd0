package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import dev.retort.sql.SqlStatement;
import java.util.List;
import java.util.Set;

/** What drops, empties and overwrites. */
final class LossCheck implements Check {
    private static final Set<String> OBJECTS = Set.of(
            "view",
            "materialized view",
            "function",
            "procedure",
            "routine",
            "aggregate",
            "type",
            "domain",
            "sequence",
            "foreign table",
            "extension");
    private static final Set<String> CONTAINERS = Set.of("schema", "database", "owned by");

    @Override
    public void look(Scene scene, Report report) {
        switch (scene.operation()) {
            case Operation.Drop drop -> drop(drop, scene, report);
            case Operation.AlterTable alter -> scene.alterOfTableInUse().ifPresent(it -> columns(it, scene, report));
            case Operation.Truncate truncate ->
                truncate.tables().stream()
                        .filter(scene::isInUse)
                        .findFirst()
                        .ifPresent(table -> report.add(
                                scene.statement(),
                                Rule.TRUNCATE,
                                "all rows of " + table + " are gone"
                                        + (truncate.cascade() ? ", and of all tables that refer to it" : "")));
            case Operation.ChangeRows rows -> rows(rows, scene, report);
            default -> {}
        }
    }

    private static void drop(Operation.Drop drop, Scene scene, Report report) {
        SqlStatement statement = scene.statement();
        boolean isTable = drop.kind().equals("table");
        List<SqlName> names = drop.names().stream()
                .filter(name -> !scene.progress().isMade(name))
                .filter(name -> !(isTable && scene.progress().isElsewhere(name)))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        String all = String.join(", ", names.stream().map(SqlName::toString).toList());
        if (isTable) {
            report.add(
                    statement,
                    Rule.DROP_TABLE,
                    "the rows of " + all + " are gone",
                    List.of(
                            "-- first an application that does not use it; with \"--data-loss upgrade=archive\" the rows are kept"));
        } else if (CONTAINERS.contains(drop.kind())) {
            report.add(statement, Rule.DROP_SCHEMA, "all in " + all + " is gone");
        } else if (OBJECTS.contains(drop.kind())) {
            report.add(
                    statement,
                    Rule.DROP_OBJECT,
                    "the running application may still use the " + drop.kind() + " " + all,
                    List.of("-- first an application that does not use it"));
        }
        if (drop.cascade() && !CONTAINERS.contains(drop.kind())) {
            cascade(all, scene, report);
        }
    }

    private static void cascade(String what, Scene scene, Report report) {
        report.add(
                scene.statement(),
                Rule.DROP_CASCADE,
                "what depends on " + what + " is dropped too",
                List.of(scene.statement().oneLine().replaceFirst("(?i)\\s+CASCADE$", "") + ";"));
    }

    private static void columns(Operation.AlterTable alter, Scene scene, Report report) {
        for (Alteration.DropColumn drop : Scene.actions(alter, Alteration.DropColumn.class)) {
            report.add(
                    scene.statement(),
                    Rule.DROP_COLUMN,
                    "the values of " + alter.table() + "." + drop.column() + " are gone",
                    List.of(
                            "-- first an application that does not name it; with \"--data-loss upgrade=archive\" the values are"
                                    + " kept"));
            if (drop.cascade()) {
                cascade(drop.column(), scene, report);
            }
        }
        Scene.actions(alter, Alteration.DropConstraint.class).stream()
                .filter(Alteration.DropConstraint::cascade)
                .forEach(drop -> cascade(drop.constraint(), scene, report));
    }

    private static void rows(Operation.ChangeRows rows, Scene scene, Report report) {
        if (!rows.all() || !scene.isInUse(rows.table())) {
            return;
        }
        if (rows.verb().equals("DELETE")) {
            report.add(scene.statement(), Rule.DELETE_ALL, "all rows of " + rows.table() + " are gone");
        } else if (rows.verb().equals("UPDATE")) {
            report.add(
                    scene.statement(),
                    Rule.UPDATE_ALL,
                    "all rows of " + rows.table() + " are locked until the transaction ends",
                    List.of(
                            "-- below \"-- migrate:up transaction:false\", or by a program, some rows at a time:",
                            scene.statement().oneLine() + " WHERE … ;"));
        }
    }
}
