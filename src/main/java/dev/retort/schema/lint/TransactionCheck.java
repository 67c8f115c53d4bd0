package dev.retort.schema.lint;

import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a statement means for the transaction that it stands in. */
final class TransactionCheck implements Check {
    @Override
    public void look(Scene scene, Report report) {
        control(scene, report);
        refused(scene, report);
        enumValue(scene, report);
        timeout(scene, report);
        held(scene, report);
        if (scene.operation() instanceof Operation.AlterTable alter
                && scene.effect().isSlow()
                && scene.isInUse(alter.table())
                && scene.progress().slowAlterOf(alter.table()) > 0) {
            report.add(
                    scene.statement(),
                    Rule.MERGE_ALTERS,
                    "line " + scene.progress().slowAlterOf(alter.table()) + " has gone through all rows of "
                            + alter.table() + " already",
                    List.of(SafeForms.alter(alter.table()) + "…, …;"));
        }
    }

    private static void control(Scene scene, Report report) {
        if (scene.operation() instanceof Operation.Control
                && scene.progress().file().migration()) {
            report.add(
                    scene.statement(),
                    Rule.TRANSACTION_CONTROL,
                    "a run refuses this script",
                    List.of("-- nothing: remove it, or write \"transaction:false\" behind the section's marker"));
        }
    }

    private static void refused(Scene scene, Report report) {
        if (!scene.statement().refusesTransaction()) {
            return;
        }
        ScriptProgress progress = scene.progress();
        if (progress.file().migration()) {
            long others = progress.statements().stream()
                    .filter(statement -> !statement.refusesTransaction() && !statement.changesOnlyTheSession())
                    .count();
            if (others > 0 && progress.asksForTransaction()) {
                report.add(
                        scene.statement(),
                        Rule.MIXED_TRANSACTION,
                        others + (others == 1 ? " other statement runs" : " other statements run")
                                + " outside a transaction because of it",
                        List.of("-- alone in a revision:", scene.statement().oneLine() + ";"));
            }
        } else if (progress.isInTransaction()) {
            report.add(
                    scene.statement(),
                    Rule.CONCURRENT_IN_TRANSACTION,
                    "it stands between BEGIN and COMMIT",
                    List.of("COMMIT;", scene.statement().oneLine() + ";"));
        }
    }

    private static void enumValue(Scene scene, Report report) {
        if (scene.operation() instanceof Operation.Comment || scene.operation() instanceof Operation.AddValue) {
            return;
        }
        scene.progress().newValues().stream()
                .filter(value -> scene.statement().holdsString(value.value()))
                .forEach(value -> report.add(
                        scene.statement(),
                        Rule.ENUM_VALUE_USED,
                        "'" + value.value() + "' of " + value.type() + " is new in this transaction (line "
                                + value.line() + ")",
                        List.of("-- in a later revision:", scene.statement().oneLine() + ";")));
    }

    private static void timeout(Scene scene, Report report) {
        if (scene.progress().limitsLocks()) {
            return;
        }
        scene.effect().locks().stream()
                .filter(lock -> lock.mode().blocksWrites() && scene.isInUse(lock.relation()))
                .findFirst()
                .ifPresent(lock -> report.add(
                        scene.statement(),
                        Rule.LOCK_TIMEOUT,
                        "it waits for " + lock.mode().text() + " on " + lock.relation() + " without a limit",
                        List.of("SET lock_timeout = '3s';")));
    }

    private static void held(Scene scene, Report report) {
        if (!isSlow(scene)) {
            return;
        }
        Map<SqlName, Integer> held = scene.progress().held().entrySet().stream()
                .filter(table -> scene.effect()
                        .on(table.getKey())
                        .filter(LockMode::blocksReads)
                        .isEmpty())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        held.entrySet().stream()
                .min(Map.Entry.comparingByValue())
                .ifPresent(first -> report.add(
                        scene.statement(),
                        Rule.LOCK_HELD,
                        "nobody reads " + first.getKey() + " while this runs: line " + first.getValue()
                                + " has locked it until the transaction ends",
                        List.of(
                                "-- in a revision of its own:",
                                scene.statement().oneLine() + ";")));
    }

    private static boolean isSlow(Scene scene) {
        return switch (scene.operation()) {
            case Operation.ChangeRows rows ->
                (scene.isInUse(rows.table()) && !rows.verb().equals("INSERT"))
                        || (rows.verb().equals("INSERT") && scene.statement().says("SELECT"));
            case Operation.Code ignored -> true;
            case Operation.Select select -> !select.relations().isEmpty();
            case Operation.Truncate ignored -> false;
            default ->
                scene.effect().isSlow()
                        && scene.effect().locks().stream().anyMatch(lock -> scene.isInUse(lock.relation()));
        };
    }
}
