package dev.retort.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ground that the other tests on a cluster stand on. */
@ExtendWith(ClusterExtension.class)
class ClusterE2E {
    @BeforeAll
    static void startPostgres(Cluster cluster) {
        cluster.kubectl("apply", "-f", "src/test/resources/cluster/postgres.yaml");
        cluster.kubectl("wait", "--for=condition=Ready", "pod/shop-db", "--timeout=60s");
    }

    @Test
    void postgresAnswersByTheNameOfItsService(Cluster cluster) {
        var query = "PGPASSWORD=\"$POSTGRES_PASSWORD\" psql -h shop-db -U shop -Atc 'select 40 + 2'";

        assertThat(cluster.kubectl("exec", "shop-db", "--", "/bin/sh", "-c", query))
                .isEqualToIgnoringNewLines("42");
    }

    @Test
    void postgresRefusesAWrongPassword(Cluster cluster) {
        var query = "PGPASSWORD=wrong psql -h shop-db -U shop -Atc 'select 1' 2>&1 || true";

        assertThat(cluster.kubectl("exec", "shop-db", "--", "/bin/sh", "-c", query))
                .contains("password authentication failed");
    }

    @Test
    void theImageRunsUnderTheRestrictedLevelWithAReadOnlyRoot(Cluster cluster) {
        cluster.kubectl("apply", "-f", "src/test/resources/cluster/retort-job.yaml");

        cluster.client()
                .batch()
                .v1()
                .jobs()
                .withName("retort")
                .waitUntilCondition(ClusterE2E::ended, 60, TimeUnit.SECONDS);

        assertThat(cluster.kubectl("logs", "job/retort")).contains("Usage: retort");
    }

    @Test
    void theEngineStartsFromItsClassArchive(Cluster cluster) {
        cluster.kubectl("apply", "-f", "src/test/resources/cluster/class-archive-job.yaml");

        cluster.client()
                .batch()
                .v1()
                .jobs()
                .withName("class-archive")
                .waitUntilCondition(ClusterE2E::ended, 60, TimeUnit.SECONDS);

        assertThat(cluster.kubectl("logs", "job/class-archive"))
                .contains(
                        "dev.retort.Main source: shared objects file",
                        "picocli.CommandLine source: shared objects file");
    }

    private static boolean ended(Job job) {
        return job != null
                && job.getStatus().getConditions().stream()
                        .anyMatch(condition -> condition.getType().matches("Complete|Failed")
                                && condition.getStatus().equals("True"));
    }
}
