package dev.retort.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cluster.Cluster;
import dev.retort.operator.api.Condition;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationStatus;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClientTimeoutException;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One resource with a database of its own in the class's PostgreSQL, and what a person does with it. */
final class Journey {
    static final String PASSWORD = "a-test-only";
    /** The operator's namespace. */
    static final String SYSTEM = "retort-system";

    private static final Path SHOP = Path.of("deploy/examples/shop/versions");

    private final Cluster cluster;
    final String name;

    private Journey(Cluster cluster, String name) {
        this.cluster = cluster;
        this.name = name;
    }

    /** The operator as the other tests expect it, and a PostgreSQL in the class's namespace. */
    static void prepare(Cluster cluster) {
        install(cluster, "replicaCount=1");
        startPostgres(cluster);
    }

    /** The operator as a user installs it, by the chart; what is not named has its default, whatever it was before. */
    static void install(Cluster cluster, String... values) {
        String[] image = Cluster.RETORT_IMAGE.split(":", -1);
        Stream<String> fixed = Stream.of(
                "upgrade",
                "--install",
                "retort",
                "charts/retort",
                "--namespace=" + SYSTEM,
                "--create-namespace",
                "--reset-values",
                "--wait",
                "--timeout=3m",
                "--set=image.repository=" + image[0],
                "--set=image.tag=" + image[1]);
        cluster.helm(
                Stream.concat(fixed, Stream.of(values).map("--set="::concat)).toArray(String[]::new));
    }

    static void startPostgres(Cluster cluster) {
        cluster.kubectl("apply", "-f", "src/test/resources/cluster/postgres.yaml");
        cluster.kubectl("wait", "--for=condition=Ready", "pod/shop-db", "--timeout=60s");
    }

    /** A resource whose database and Secret the test makes itself. */
    static Journey of(Cluster cluster, String name) {
        return new Journey(cluster, name);
    }

    /** A database called as the resource, and the Secret that leads to it. */
    static Journey begin(Cluster cluster, String name) {
        Journey journey = of(cluster, name);
        journey.sqlIn("postgres", "CREATE DATABASE " + name);
        journey.sqlIn("postgres", "CREATE ROLE " + name + " LOGIN PASSWORD '" + PASSWORD + "'");
        journey.sqlIn("postgres", "ALTER DATABASE " + name + " OWNER TO " + name);
        journey.secret("shop-db", PASSWORD);
        return journey;
    }

    void secret(String host, String password) {
        cluster.client()
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withStringData(Map.of(
                                "host", host,
                                "port", "5432",
                                "dbname", name,
                                "username", name,
                                "password", password))
                        .build())
                .serverSideApply();
    }

    void files(Map<String, String> files) {
        cluster.client()
                .resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .withData(files)
                        .build())
                .unlock()
                .createOr(editable -> editable.update());
    }

    static Map<String, String> shop() {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(SHOP)) {
            for (Path path : paths.toList()) {
                files.put(path.getFileName().toString(), Files.readString(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    /** A file of one revision. */
    static String migration(String id, String down, String up, String back) {
        return "-- revision: " + id + "\n-- down_revision: " + down + "\n\n-- migrate:up\n" + up
                + "\n\n-- migrate:down\n" + back + "\n";
    }

    void apply(String target) {
        apply(target, "configMaps: [{name: " + name + "}]", "");
    }

    void apply(String target, String migrations, String more) {
        String manifest = """
                apiVersion: retort.dev/v1beta1
                kind: DatabaseMigration
                metadata: {name: %1$s}
                spec:
                  targetRevision: %2$s
                  database: {secretRef: {name: %1$s}}
                  migrations:
                    %3$s
                %4$s
                """.formatted(name, target, migrations, more);
        try {
            Path file = Files.createTempFile(name, ".yaml");
            Files.writeString(file, manifest);
            cluster.kubectl("apply", "-f", file.toString());
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Resource<DatabaseMigration> resource() {
        return cluster.client().resources(DatabaseMigration.class).withName(name);
    }

    DatabaseMigrationStatus await(String what, Predicate<DatabaseMigrationStatus> condition) {
        try {
            return resource()
                    .waitUntilCondition(
                            it -> it != null
                                    && it.getStatus() != null
                                    && Long.valueOf(it.getMetadata().getGeneration())
                                            .equals(it.getStatus().observedGeneration())
                                    && condition.test(it.getStatus()),
                            90,
                            TimeUnit.SECONDS)
                    .getStatus();
        } catch (KubernetesClientTimeoutException e) {
            throw new AssertionError(
                    "waited in vain for " + name + " to be " + what + ": "
                            + resource().get() + "\n" + cluster.kubectl("get", "jobs,pods", "-o", "wide"),
                    e);
        }
    }

    DatabaseMigrationStatus awaitReadyAt(String... revisions) {
        return await(
                "ready at " + List.of(revisions),
                status -> is(status, "Ready", Condition.Status.True)
                        && List.of(revisions).equals(status.appliedRevisions()));
    }

    static boolean is(DatabaseMigrationStatus status, String type, Condition.Status value) {
        return status.conditions().stream()
                .anyMatch(condition -> condition.type().equals(type) && condition.status() == value);
    }

    static Condition condition(DatabaseMigrationStatus status, String type) {
        return status.conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no condition " + type + " in " + status));
    }

    String sql(String query) {
        return sqlIn(name, query);
    }

    private String sqlIn(String database, String query) {
        return cluster.kubectl("exec", "shop-db", "--", "psql", "-U", "shop", "-d", database, "-Atc", query)
                .strip();
    }

    /** Until a run of this resource is in the middle of a statement that has these words. */
    void awaitStatement(String words) {
        awaitSessions("> 0", "state = 'active' AND query LIKE '%" + words + "%'", 60);
    }

    /** Until the server has let go of all that runs of this resource did. */
    void awaitNoSession(int seconds) {
        awaitSessions("= 0", "true", seconds);
    }

    /** The server itself looks again and again, and fails when the time is over. */
    private void awaitSessions(String count, String which, int seconds) {
        sqlIn("postgres", """
                DO $$
                BEGIN
                    WHILE NOT (SELECT count(*) %s FROM pg_stat_activity WHERE application_name = 'retort %s/%s' AND %s) LOOP
                        IF clock_timestamp() > now() + interval '%d s' THEN
                            RAISE EXCEPTION 'gave up waiting for the sessions of a run to be %s';
                        END IF;
                        PERFORM pg_sleep(0.1), pg_stat_clear_snapshot();
                    END LOOP;
                END
                $$
                """.formatted(count, cluster.namespace(), name, which, seconds, count));
    }

    void assertTables(String... tables) {
        assertThat(sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
                        .lines())
                .containsExactly(tables);
    }
}
