package dev.retort.schema.lint;

import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Indexes: built, dropped and rebuilt. */
final class IndexCheck implements Check {
    private static final String ALONE = "-- alone in a revision, which then runs outside a transaction:";
    private static final int WIDE = 3;

    @Override
    public void look(Scene scene, Report report) {
        switch (scene.operation()) {
            case Operation.CreateIndex index -> create(index, scene, report);
            case Operation.Drop drop
            when drop.kind().equals("index") && !drop.concurrently() -> drop(drop, scene, report);
            case Operation.Reindex reindex when !reindex.concurrently() -> reindex(reindex, scene, report);
            default -> {}
        }
    }

    private static void create(Operation.CreateIndex index, Scene scene, Report report) {
        SqlStatement statement = scene.statement();
        if (!index.concurrently() && !index.only() && scene.isInUse(index.table())) {
            report.add(
                    statement,
                    Rule.LOCK_INDEX,
                    "nobody writes to " + index.table() + " until the index is built",
                    scene.before().table(index.table()).partitioned()
                            ? partitioned(index)
                            : List.of(ALONE, named(statement, index) + ";"));
        }
        if (index.concurrently() && index.ifNotExists()) {
            report.add(
                    statement,
                    Rule.CONCURRENT_IF_NOT_EXISTS,
                    "an invalid index of this name would be taken for the one that is wanted",
                    List.of(statement.oneLine().replaceFirst("(?i) IF NOT EXISTS", "") + ";"));
        }
        if (index.concurrently() && index.name().isEmpty()) {
            report.add(
                    statement,
                    Rule.UNNAMED_INDEX,
                    "the index has no name, and a run that was killed meanwhile could not go on",
                    List.of(statement.withWordAfter("CONCURRENTLY", SqlName.quoted(Sketch.defaultName(index))) + ";"));
        }
        if (index.columns().size() > WIDE && !index.unique()) {
            report.add(
                    statement,
                    Rule.WIDE_INDEX,
                    "this index has " + index.columns().size() + " columns");
        }
        duplicate(index, scene, report);
    }

    private static void duplicate(Operation.CreateIndex index, Scene scene, Report report) {
        boolean plain = !index.unique() && !index.partial() && !index.columns().contains("");
        if (plain
                && scene.before().indexesOf(index.table()).stream()
                        .anyMatch(other -> !other.partial()
                                && other.columns().size() >= index.columns().size()
                                && other.columns()
                                        .subList(0, index.columns().size())
                                        .equals(index.columns()))) {
            report.add(
                    scene.statement(),
                    Rule.DUPLICATE_INDEX,
                    "another index of " + index.table() + " begins with " + String.join(", ", index.columns()));
        }
    }

    private static String named(SqlStatement statement, Operation.CreateIndex index) {
        String words =
                index.name().isPresent() ? "CONCURRENTLY" : "CONCURRENTLY " + SqlName.quoted(Sketch.defaultName(index));
        return statement.withWordAfter("INDEX", words).replaceFirst("(?i) IF NOT EXISTS", "");
    }

    private static List<String> partitioned(Operation.CreateIndex index) {
        String name = SqlName.quoted(index.name().orElseGet(() -> Sketch.defaultName(index)));
        return List.of(
                "-- PostgreSQL builds no index of a partitioned table concurrently; its partitions' indexes it does:",
                "CREATE INDEX " + name + " ON ONLY " + index.table().sql() + " (…);",
                "-- for each partition, alone in a revision:",
                "CREATE INDEX CONCURRENTLY partition_idx ON partition (…);",
                "-- then:",
                "ALTER INDEX " + name + " ATTACH PARTITION partition_idx;");
    }

    private static void drop(Operation.Drop drop, Scene scene, Report report) {
        List<SqlName> indexes = drop.names().stream()
                .filter(index -> !scene.progress().isMade(index))
                .filter(index -> scene.before()
                        .index(index)
                        .map(known -> scene.isInUse(known.table()))
                        .orElse(true))
                .toList();
        if (indexes.isEmpty()) {
            return;
        }
        List<String> instead = new ArrayList<>(List.of(ALONE));
        indexes.forEach(index -> instead.add("DROP INDEX CONCURRENTLY " + index.sql() + ";"));
        String table = scene.before()
                .index(indexes.getFirst())
                .map(known -> known.table().toString())
                .orElse("the index's table");
        report.add(
                scene.statement(),
                Rule.LOCK_DROP_INDEX,
                "nobody reads or writes " + table + " while this waits and until the transaction ends",
                instead);
    }

    private static void reindex(Operation.Reindex reindex, Scene scene, Report report) {
        if (!scene.isInUse(reindex.name())) {
            return;
        }
        report.add(
                scene.statement(),
                Rule.LOCK_REINDEX,
                "nobody writes to the table of " + reindex.name() + " until it is rebuilt",
                reindex.kind().equals("system")
                        ? List.of()
                        : List.of(
                                ALONE,
                                scene.statement().withWordAfter(reindex.kind().toUpperCase(Locale.ROOT), "CONCURRENTLY")
                                        + ";"));
    }
}
