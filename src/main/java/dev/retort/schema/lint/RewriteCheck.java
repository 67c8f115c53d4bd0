package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import dev.retort.sql.TableSetting;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What writes a whole table anew without changing a value, and explicit locks. */
final class RewriteCheck implements Check {
    private static final Set<TableSetting> SETTINGS = Set.of(
            TableSetting.PERSISTENCE, TableSetting.TABLESPACE, TableSetting.ACCESS_METHOD, TableSetting.EXPRESSION);

    @Override
    public void look(Scene scene, Report report) {
        switch (scene.operation()) {
            case Operation.AlterTable alter -> {
                boolean rewrites = Scene.actions(alter, Alteration.Change.class).stream()
                        .anyMatch(change -> SETTINGS.contains(change.setting()));
                if (rewrites && scene.isInUse(alter.table())) {
                    rewrite(alter.table().toString(), scene, report);
                }
            }
            case Operation.Cluster cluster -> {
                if (cluster.table().map(scene::isInUse).orElse(true)) {
                    rewrite(cluster.table().map(SqlName::toString).orElse("each clustered table"), scene, report);
                }
            }
            case Operation.Vacuum vacuum -> {
                if (vacuum.full()) {
                    String tables = vacuum.tables().isEmpty()
                            ? "each table"
                            : String.join(
                                    ", ",
                                    vacuum.tables().stream()
                                            .map(SqlName::toString)
                                            .toList());
                    rewrite(tables, scene, report);
                }
            }
            case Operation.Refresh refresh -> {
                if (!refresh.concurrently() && scene.isInUse(refresh.view())) {
                    report.add(
                            scene.statement(),
                            Rule.LOCK_REFRESH,
                            "nobody reads " + refresh.view() + " until its query has run",
                            List.of(
                                    "-- with a unique index on the view:",
                                    "REFRESH MATERIALIZED VIEW CONCURRENTLY "
                                            + refresh.view().sql() + ";"));
                }
            }
            case Operation.LockTable lock -> {
                Optional<SqlName> used =
                        lock.tables().stream().filter(scene::isInUse).findFirst();
                if (used.isPresent() && LockMode.of(lock.mode()).blocksWrites()) {
                    report.add(
                            scene.statement(),
                            Rule.LOCK_TABLE,
                            used.get() + " is locked in mode " + lock.mode() + " until the transaction ends");
                }
            }
            default -> {}
        }
    }

    private static void rewrite(String tables, Scene scene, Report report) {
        report.add(
                scene.statement(),
                Rule.REWRITE_TABLE,
                "nobody reads or writes " + tables + " until all rows are written anew",
                List.of("-- at a time when nobody uses it; where space is to be won, a tool that copies beside, such as"
                        + " pg_repack or pg_squeeze"));
    }
}
