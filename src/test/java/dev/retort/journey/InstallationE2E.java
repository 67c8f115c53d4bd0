package dev.retort.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cluster.Cluster;
import dev.retort.cluster.ClusterExtension;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.Labels;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.coordination.v1.Lease;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The operator as the chart's values install it. The next class sets the release as it needs it. */
@ExtendWith(ClusterExtension.class)
class InstallationE2E {
    @BeforeAll
    static void prepare(Cluster cluster) {
        Journey.startPostgres(cluster);
    }

    @Test
    void withItsDefaultsAnotherReplicaTakesOverFromALeaderThatIsDeletedDuringARun(Cluster cluster) {
        Journey.install(cluster);
        assertThat(cluster.client()
                        .apps()
                        .deployments()
                        .inNamespace(Journey.SYSTEM)
                        .withName("retort")
                        .get()
                        .getStatus()
                        .getReadyReplicas())
                .isEqualTo(2);
        Journey shop = Journey.begin(cluster, "takeover");
        // Runs until there is a table "go".
        shop.files(Map.of("a.sql", Journey.migration("aaaa01", "", """
                DO $$
                BEGIN
                    WHILE NOT EXISTS (SELECT FROM pg_class WHERE relname = 'go') LOOP PERFORM pg_sleep(0.1); END LOOP;
                END
                $$;
                """, "SELECT 1;")));
        shop.apply("head");
        shop.awaitStatement("pg_class WHERE relname");

        List<String> replicas = names(cluster);
        String leader = holder(awaitLease(cluster, replicas::contains));
        PodResource pod = cluster.client().pods().inNamespace(Journey.SYSTEM).withName(leader);
        long start = System.nanoTime();
        pod.delete();
        pod.waitUntilCondition(Objects::isNull, 60, TimeUnit.SECONDS);
        // 0.6 s were measured; the chart grants 30.
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        // A lease that is not given back lasts for 15 s.
        awaitLease(cluster, holder -> !holder.isBlank() && !holder.equals(leader));

        shop.sql("CREATE TABLE go ()");
        assertThat(shop.awaitReadyAt("aaaa01").history()).hasSize(1);
        assertThat(cluster.client()
                        .batch()
                        .v1()
                        .jobs()
                        .withLabel(
                                Labels.UID, shop.resource().get().getMetadata().getUid())
                        .list()
                        .getItems())
                .hasSize(1);
        assertNothingWasForbidden(cluster);
    }

    /** Where nothing enforces a NetworkPolicy, as in the local cluster, it is only accepted. */
    @Test
    void aListOfNamespacesAndANetworkPolicyLeaveItAtWorkThereAndOnlyThere(Cluster cluster) {
        List<String> before = names(cluster);
        Journey.install(
                cluster,
                "replicaCount=1",
                "watchNamespaces={" + cluster.namespace() + "}",
                "networkPolicy.enabled=true");
        // Those that still see everything.
        before.forEach(name -> cluster.client()
                .pods()
                .inNamespace(Journey.SYSTEM)
                .withName(name)
                .waitUntilCondition(Objects::isNull, 60, TimeUnit.SECONDS));
        var elsewhere = cluster.client()
                .resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withGenerateName("retort-test-")
                        .endMetadata()
                        .build())
                .create();
        try {
            Journey shop = Journey.begin(cluster, "watched");
            shop.files(Map.of("a.sql", Journey.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;")));
            shop.apply("head");
            Resource<DatabaseMigration> outside =
                    copy(cluster, shop, elsewhere.getMetadata().getName());

            shop.awaitReadyAt("aaaa01");

            assertThat(outside.get().getStatus()).isNull();
            assertNothingWasForbidden(cluster);
        } finally {
            cluster.client().resource(elsewhere).delete();
        }
    }

    private static Resource<DatabaseMigration> copy(Cluster cluster, Journey of, String namespace) {
        DatabaseMigration copy = new DatabaseMigration();
        copy.getMetadata().setName(of.name);
        copy.getMetadata().setNamespace(namespace);
        copy.setSpec(of.resource().get().getSpec());
        Resource<DatabaseMigration> resource = cluster.client().resource(copy);
        resource.create();
        return resource;
    }

    private static FilterWatchListDeletable<Pod, PodList, PodResource> operators(Cluster cluster) {
        return cluster.client().pods().inNamespace(Journey.SYSTEM).withLabel("app.kubernetes.io/component", "operator");
    }

    /** Operators that are not about to end. */
    private static List<String> names(Cluster cluster) {
        return operators(cluster).list().getItems().stream()
                .filter(pod -> !pod.isMarkedForDeletion())
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private static Lease awaitLease(Cluster cluster, Predicate<String> holder) {
        return cluster.client()
                .leases()
                .inNamespace(Journey.SYSTEM)
                .withName("retort")
                .waitUntilCondition(it -> it != null && holder.test(holder(it)), 30, TimeUnit.SECONDS);
    }

    private static String holder(Lease lease) {
        return Objects.requireNonNullElse(lease.getSpec().getHolderIdentity(), "");
    }

    private static void assertNothingWasForbidden(Cluster cluster) {
        String log = cluster.kubectl(
                "--namespace=" + Journey.SYSTEM,
                "logs",
                "--selector=app.kubernetes.io/component=operator",
                "--tail=-1");
        assertThat(log).contains("leading").doesNotContainIgnoringCase("forbidden");
    }
}
