package dev.retort.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.retort.cluster.Cluster;
import dev.retort.cluster.ClusterExtension;
import dev.retort.operator.api.Condition;
import dev.retort.operator.api.DatabaseMigrationStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong, what is said of it, and that it heals. */
@ExtendWith(ClusterExtension.class)
class TroubleE2E {
    private static final String GOOD = Journey.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
    private static final String BAD =
            Journey.migration("bbbb02", "aaaa01", "CREATE TABLE b (x int);\nSELECT wrong FROM b;", "DROP TABLE b;");

    @BeforeAll
    static void prepare(Cluster cluster) {
        Journey.prepare(cluster);
    }

    @Test
    void aFailingStatementIsNamedAndACorrectedConfigMapHealsIt(Cluster cluster) {
        Journey shop = Journey.begin(cluster, "failing");
        shop.files(Map.of("a.sql", GOOD, "b.sql", BAD));
        shop.apply("head");

        DatabaseMigrationStatus stalled =
                shop.await("stalled", status -> Journey.is(status, "Stalled", Condition.Status.True));
        assertThat(Journey.condition(stalled, "Stalled").message())
                .contains("b.sql:6:8", "42703", "SELECT wrong FROM b", "Attempt 1");
        assertThat(stalled.appliedRevisions()).containsExactly("aaaa01");
        shop.assertTables("a", "alembic_version");

        shop.files(Map.of("a.sql", GOOD, "b.sql", BAD.replace("wrong", "x")));
        shop.awaitReadyAt("bbbb02");
    }

    @Test
    void aWrongPasswordHealsWithTheRightOne(Cluster cluster) {
        Journey shop = Journey.begin(cluster, "password");
        shop.files(Map.of("a.sql", GOOD));
        shop.secret("shop-db", "wrong-one");
        shop.apply("head");

        DatabaseMigrationStatus waiting = shop.await(
                "waiting for another attempt",
                status -> status.run() != null && status.run().retryAt() != null);
        assertThat(Journey.condition(waiting, "Ready").message())
                .contains("28P01")
                .doesNotContain("wrong-one");

        shop.secret("shop-db", Journey.PASSWORD);
        shop.awaitReadyAt("aaaa01");
    }

    @Test
    void aDatabaseThatIsDownHealsWhenItIsUp(Cluster cluster) throws IOException {
        String manifest = Files.readString(Path.of("src/test/resources/cluster/postgres.yaml"))
                .replace("shop-db", "late-db")
                .replace("value: shop", "value: late");
        List<HasMetadata> database = cluster.client()
                .load(new ByteArrayInputStream(manifest.getBytes(StandardCharsets.UTF_8)))
                .items();
        database.stream()
                .filter(part -> !(part instanceof Pod))
                .forEach(part -> cluster.client().resource(part).create());
        Journey shop = Journey.of(cluster, "late");
        shop.files(Map.of("a.sql", GOOD));
        shop.secret("late-db", "s3cr3t'%: x");
        shop.apply("head");
        DatabaseMigrationStatus waiting = shop.await(
                "waiting for another attempt",
                status -> status.run() != null && status.run().retryAt() != null);
        assertThat(Journey.is(waiting, "Reconciling", Condition.Status.True)).isTrue();
        assertThat(Journey.condition(waiting, "Ready").message()).contains("cannot connect to late@late-db:5432/late");

        database.stream()
                .filter(Pod.class::isInstance)
                .forEach(part -> cluster.client().resource(part).create());
        shop.awaitReadyAt("aaaa01");
    }

    @Test
    void aDeletedResourceTakesItsJobAlongAndLeavesTheDatabaseWhereItWas(Cluster cluster) {
        Journey shop = Journey.begin(cluster, "deleted");
        shop.files(Map.of(
                "a.sql",
                GOOD,
                "b.sql",
                Journey.migration(
                        "bbbb02", "aaaa01", "CREATE TABLE b (x int);\nSELECT pg_sleep(120);", "DROP TABLE b;")));
        shop.apply("head");
        shop.awaitStatement("pg_sleep(120)");
        var run = Objects.requireNonNull(shop.resource().get().getStatus().run());
        var job = cluster.client().batch().v1().jobs().withName(run.job());
        assertThat(job.get()).isNotNull();

        shop.resource().delete();

        job.waitUntilCondition(Objects::isNull, 60, TimeUnit.SECONDS);
        // The pod's signal ends the engine; the server finds the connection closed within five seconds.
        shop.awaitNoSession(15);
        assertThat(shop.sql("SELECT version_num FROM alembic_version")).isEqualTo("aaaa01");
        shop.assertTables("a", "alembic_version");
    }

    @Test
    void refusesEveryInvalidResourceWithASentence(Cluster cluster) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.list(Path.of("src/test/resources/crd"))) {
            files = paths.filter(path -> path.getFileName().toString().startsWith("invalid-"))
                    .sorted()
                    .toList();
        }
        assertThat(files).hasSizeGreaterThanOrEqualTo(12);
        for (Path file : files) {
            String expected = Files.readAllLines(file).getFirst().replaceFirst("^# refused: ", "");
            assertThatThrownBy(() -> cluster.kubectl("apply", "-f", file.toString()))
                    .as(file.toString())
                    .hasMessageContaining(expected);
        }
    }
}
