package dev.retort.schema.lint;

import dev.retort.sql.Alteration;
import dev.retort.sql.Operation;
import dev.retort.sql.SqlName;
import java.util.List;

/** Partitions: made, attached and detached. */
final class PartitionCheck implements Check {
    @Override
    public void look(Scene scene, Report report) {
        switch (scene.operation()) {
            case Operation.CreateTable create ->
                create.partitionOf().filter(scene::isInUse).ifPresent(parent -> create(create, parent, scene, report));
            case Operation.AlterTable alter ->
                alter.alterations().forEach(alteration -> {
                    switch (alteration) {
                        case Alteration.AttachPartition attach -> attach(alter.table(), attach, scene, report);
                        case Alteration.DetachPartition detach -> detach(alter.table(), detach, scene, report);
                        default -> {}
                    }
                });
            default -> {}
        }
    }

    private static void create(Operation.CreateTable create, SqlName parent, Scene scene, Report report) {
        report.add(
                scene.statement(),
                Rule.LOCK_PARTITION_PARENT,
                "nobody reads or writes " + parent + " while this waits and until the transaction ends",
                List.of(
                        "CREATE TABLE " + create.table().sql() + " (LIKE " + parent.sql()
                                + " INCLUDING DEFAULTS INCLUDING CONSTRAINTS);",
                        SafeForms.alter(parent) + "ATTACH PARTITION "
                                + create.table().sql() + " " + create.bound() + ";"));
    }

    private static void attach(SqlName parent, Alteration.AttachPartition attach, Scene scene, Report report) {
        SqlName partition = attach.partition();
        if (scene.isInUse(parent)
                && scene.isInUse(partition)
                && !attach.isDefault()
                && !AlterationTouches.isProved(partition, scene.before())) {
            String name = SqlName.quoted(partition.name() + "_bound");
            report.add(
                    scene.statement(),
                    Rule.LOCK_ATTACH,
                    "all rows of " + partition + " are read while nobody else reads them",
                    List.of(
                            "-- with the condition of " + attach.bound().replaceAll("\\s+", " ")
                                    + ", NOT NULL included:",
                            SafeForms.alter(partition) + "ADD CONSTRAINT " + name + " CHECK (…) NOT VALID;",
                            SafeForms.LATER,
                            SafeForms.alter(partition) + "VALIDATE CONSTRAINT " + name + ";",
                            "-- in one more:",
                            scene.statement().oneLine() + ";",
                            SafeForms.alter(partition) + "DROP CONSTRAINT " + name + ";"));
        }
    }

    private static void detach(SqlName parent, Alteration.DetachPartition detach, Scene scene, Report report) {
        if (!detach.concurrently() && !detach.finishes() && scene.isInUse(parent)) {
            report.add(
                    scene.statement(),
                    Rule.LOCK_DETACH,
                    "nobody reads or writes " + parent + " while this waits and until the transaction ends",
                    List.of(
                            "-- alone in a revision, which then runs outside a transaction:",
                            SafeForms.alter(parent) + "DETACH PARTITION "
                                    + detach.partition().sql() + " CONCURRENTLY;"));
        }
    }
}
