package dev.retort.operator.testing;

import dev.retort.operator.api.Database;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationSpec;
import dev.retort.operator.api.Migrations;
import dev.retort.operator.api.Migrations.ConfigMapSource;
import dev.retort.operator.api.Migrations.ImageSource;
import dev.retort.operator.api.RunSettings;
import dev.retort.operator.api.RunTemplate;
import dev.retort.report.Outcome;
import dev.retort.report.Report;
import dev.retort.report.StatementError;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The resource that the tests begin with, and what its runs report. */
public final class Shop {
    public static final String UID = "0b1f4a6e-0000-4000-8000-000000000001";
    public static final String A = "1975ea83b712";
    public static final String B = "ae1027a6acf2";

    private Shop() {}

    public static DatabaseMigration named(String name) {
        var resource = new DatabaseMigration();
        resource.setMetadata(new ObjectMetaBuilder()
                .withNamespace("default")
                .withName(name)
                .withUid(UID)
                .withGeneration(1L)
                .withResourceVersion("1")
                .build());
        resource.setSpec(spec("head", configMaps("shop-migrations")));
        return resource;
    }

    public static DatabaseMigrationSpec spec(String target, Migrations migrations) {
        return fromYaml(
                "targetRevision: " + target + "\ndatabase: {secretRef: {name: shop-db}}\nmigrations: {}", migrations);
    }

    private static DatabaseMigrationSpec fromYaml(String yaml, Migrations migrations) {
        var spec = Serialization.unmarshal(yaml, DatabaseMigrationSpec.class);
        return new DatabaseMigrationSpec(
                spec.targetRevision(),
                new Database(spec.database().secretRef(), spec.database().versionTable()),
                migrations,
                spec.rollback(),
                spec.run(),
                false);
    }

    public static DatabaseMigrationSpec withTarget(DatabaseMigrationSpec spec, String target) {
        return new DatabaseMigrationSpec(
                target, spec.database(), spec.migrations(), spec.rollback(), spec.run(), spec.suspend());
    }

    public static DatabaseMigrationSpec suspended(DatabaseMigrationSpec spec, boolean suspend) {
        return new DatabaseMigrationSpec(
                spec.targetRevision(), spec.database(), spec.migrations(), spec.rollback(), spec.run(), suspend);
    }

    public static DatabaseMigrationSpec withTemplate(DatabaseMigrationSpec spec, String yaml) {
        var run = spec.run();
        return new DatabaseMigrationSpec(
                spec.targetRevision(),
                spec.database(),
                spec.migrations(),
                spec.rollback(),
                new RunSettings(
                        run.attempts(),
                        run.deadline(),
                        run.lockTimeout(),
                        Serialization.unmarshal(yaml, RunTemplate.class)),
                spec.suspend());
    }

    public static Migrations configMaps(String... names) {
        return new Migrations(Arrays.stream(names).map(ConfigMapSource::new).toList(), null, Map.of());
    }

    public static Migrations inline(Map<String, String> files) {
        return new Migrations(List.of(), null, files);
    }

    public static Migrations image(String reference) {
        return new Migrations(List.of(), new ImageSource(reference, ImageSource.DEFAULT_PATH), Map.of());
    }

    public static Report upgraded(String to) {
        return new Report(
                Outcome.DONE,
                "upgraded to " + to,
                List.of(to),
                List.of(to),
                "upgrade",
                2,
                2,
                null,
                List.of(),
                310L,
                42);
    }

    public static Report unavailable() {
        return new Report(
                Outcome.UNAVAILABLE,
                "cannot connect to shop-postgres:5432: connection refused",
                null,
                null,
                null,
                0,
                0,
                null,
                List.of(),
                null,
                0);
    }

    public static Report refused() {
        return new Report(
                Outcome.REFUSED,
                "head is behind the database",
                List.of(A),
                List.of(B),
                "downgrade",
                0,
                1,
                null,
                List.of(),
                300L,
                0);
    }

    /** Back at the first revision, with what that took away in the archive. */
    public static Report rolledBackAndKept() {
        return new Report(
                Outcome.DONE,
                "rolled back to " + A + " in 1 step",
                List.of(A),
                List.of(A),
                "downgrade",
                1,
                1,
                null,
                List.of(
                        "kept in the archive as item 12: table orders, 1204 rows",
                        "kept in the archive as item 13: dropped customer (city), 7 rows"),
                300L,
                10);
    }

    /** A step was rolled back since it would have destroyed data. */
    public static Report wouldLose() {
        return new Report(
                Outcome.REFUSED,
                "downgrade of revision " + B + " would destroy data, which --data-loss refuse forbids: table orders",
                List.of(A),
                List.of(B),
                "downgrade",
                0,
                1,
                null,
                List.of(),
                300L,
                10);
    }

    public static Report failed() {
        return new Report(
                Outcome.FAILED,
                "a statement failed",
                List.of(B),
                List.of(A),
                "upgrade",
                1,
                2,
                new StatementError(
                        B,
                        "0002_orders.sql",
                        12,
                        5,
                        "42P07",
                        "relation \"orders\" already exists",
                        null,
                        "rename it",
                        "CREATE TABLE orders (\n    id bigint\n)"),
                List.of(),
                300L,
                10);
    }
}
