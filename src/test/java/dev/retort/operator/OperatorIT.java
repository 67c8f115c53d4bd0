package dev.retort.operator;

import static dev.retort.operator.testing.TestingCluster.condition;
import static dev.retort.operator.testing.TestingCluster.current;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.act.JobShape;
import dev.retort.operator.api.Condition.Status;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.Labels;
import dev.retort.operator.api.RunStatus.Phase;
import dev.retort.operator.testing.ApiServer;
import dev.retort.operator.testing.Shop;
import dev.retort.operator.testing.TestingCluster;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** The operator as it is wired, against a real API server; the test itself is the Job controller and the kubelet. */
@QuarkusTest
@WithTestResource(ApiServerResource.class)
@EnabledIf(value = "dev.retort.operator.testing.ApiServer#available", disabledReason = ApiServer.ABSENT)
class OperatorIT {
    private static final Map<String, String> FILES = Map.of("0001.sql", "-- revision: " + Shop.A);

    @Inject
    KubernetesClient client;

    @TestHTTPResource("/")
    // Set by Quarkus, which NullAway knows of @Inject only.
    @SuppressWarnings("NullAway.Init")
    URI http;

    TestingCluster cluster;

    @BeforeEach
    void aCluster() {
        cluster = new TestingCluster(client);
    }

    @Test
    void goesUp() throws Exception {
        cluster.configMap("up", FILES);
        cluster.apply("up", Shop.spec("head", Shop.configMaps("up")));

        var started = cluster.await("up", found -> found.getStatus().run() != null);
        assertThat(condition(started, "Reconciling").status()).isEqualTo(Status.True);
        assertThat(started.getStatus().observedGeneration()).isEqualTo(1);

        var job = cluster.awaitJob("up", 1, 1);
        cluster.end(job, Shop.upgraded(Shop.A));
        var ready = cluster.awaitReady("up", Status.True, "AtTarget");
        assertThat(ready.getStatus().appliedRevision()).isEqualTo(Shop.A);
        assertThat(ready.getStatus().targetRevision()).isEqualTo(Shop.A);
        assertThat(ready.getStatus().history()).hasSize(1);
        assertThat(condition(ready, "Reconciling").status()).isEqualTo(Status.False);
        assertThat(condition(ready, "Stalled").status()).isEqualTo(Status.False);
        cluster.awaitEvents("up", "RunStarted", "Upgraded");

        assertThat(get("q/metrics"))
                .contains("retort_runs_total{direction=\"upgrade\",outcome=\"done\"}")
                .contains("reconciliations_");
        assertThat(get("q/health/ready")).contains("UP");
        assertThat(get("q/health/live")).contains("UP");
    }

    @Test
    void aCorrectedConfigMapHealsWithoutAnotherTouch() {
        cluster.configMap("failing", FILES);
        cluster.apply("failing", Shop.spec("head", Shop.configMaps("failing")));
        cluster.end(cluster.awaitJob("failing", 1, 1), Shop.failed());

        var stalled = cluster.awaitReady("failing", Status.False, "Failed");
        assertThat(condition(stalled, "Stalled").status()).isEqualTo(Status.True);
        assertThat(condition(stalled, "Stalled").message())
                .contains("Attempt 1", "0002_orders.sql:12:5", "42P07", "CREATE TABLE orders ( id bigint )");
        assertThat(stalled.getStatus().appliedRevision()).isEqualTo(Shop.A);

        cluster.configMap("failing", Map.of("0001.sql", "-- corrected"));
        cluster.end(cluster.awaitJob("failing", 2, 1), Shop.upgraded(Shop.B));
        var ready = cluster.awaitReady("failing", Status.True, "AtTarget");
        assertThat(ready.getStatus().history()).extracting(run -> run.outcome()).containsExactly("done", "failed");
    }

    @Test
    void anUnavailableDatabaseIsAskedAgain() {
        cluster.apply("unavailable", Shop.spec("head", Shop.inline(FILES)));
        cluster.end(cluster.awaitJob("unavailable", 1, 1), Shop.unavailable());
        var waiting = cluster.awaitReady("unavailable", Status.False, "Unavailable");
        var run = Objects.requireNonNull(waiting.getStatus().run());
        assertThat(run.phase()).isEqualTo(Phase.Waiting);
        assertThat(run.retryAt()).isNotNull();
        assertThat(condition(waiting, "Reconciling").status()).isEqualTo(Status.True);

        cluster.end(cluster.awaitJob("unavailable", 1, 2), Shop.upgraded(Shop.A));
        cluster.awaitReady("unavailable", Status.True, "AtTarget");
    }

    @Test
    void aTargetEditedDuringARunComesAfterIt() {
        cluster.apply("edited", Shop.spec(Shop.B, Shop.inline(FILES)));
        var first = cluster.awaitJob("edited", 1, 1);
        cluster.apply("edited", Shop.spec(Shop.A, Shop.inline(FILES)));
        cluster.await(
                "edited",
                found -> current(found)
                        && condition(found, "Reconciling").reason().equals("WaitingForRun"));
        assertThat(cluster.jobs("edited")).hasSize(1);

        cluster.end(first, Shop.upgraded(Shop.B));
        cluster.end(cluster.awaitJob("edited", 2, 1), Shop.upgraded(Shop.A));
        var ready = cluster.awaitReady("edited", Status.True, "AtTarget");
        assertThat(ready.getStatus().appliedRevision()).isEqualTo(Shop.A);
        assertThat(ready.getStatus().history()).hasSize(2);
    }

    @Test
    void aJobDeletedBeforeItsResultWasSeenIsNotTakenForAnything() {
        cluster.apply("deleted", Shop.spec("head", Shop.inline(FILES)));
        var job = cluster.awaitJob("deleted", 1, 1);
        var pod = cluster.startPod(cluster.pod(job));
        cluster.await("deleted", found -> run(found) == Phase.Running);
        client.resource(pod).withGracePeriod(0).delete();
        cluster.delete(job);
        cluster.awaitReady("deleted", Status.False, "ReportLost");
        cluster.end(cluster.awaitJob("deleted", 1, 2), Shop.upgraded(Shop.A));
        cluster.awaitReady("deleted", Status.True, "AtTarget");
    }

    @Test
    void aFinishedJobThatIsDeletedIsNotRunAgain() {
        cluster.apply("kept", Shop.spec("head", Shop.inline(FILES)));
        var job = cluster.awaitJob("kept", 1, 1);
        cluster.end(job, Shop.upgraded(Shop.A));
        cluster.awaitReady("kept", Status.True, "AtTarget");
        cluster.delete(job);
        // A later edit shows that the deletion has been seen, and has started nothing.
        cluster.apply("kept", Shop.suspended(Shop.spec("head", Shop.inline(FILES)), true));
        var ready = cluster.awaitReady("kept", Status.True, "AtTarget");
        assertThat(cluster.jobs("kept")).isEmpty();
        assertThat(ready.getStatus().history()).hasSize(1);
    }

    @Test
    void nothingStartsWhileSuspended() {
        var spec = Shop.spec("head", Shop.inline(FILES));
        cluster.apply("suspended", Shop.suspended(spec, true));
        cluster.awaitReady("suspended", Status.False, "Suspended");
        assertThat(cluster.jobs("suspended")).isEmpty();
        cluster.apply("suspended", Shop.suspended(spec, false));
        cluster.end(cluster.awaitJob("suspended", 1, 1), Shop.upgraded(Shop.A));
        cluster.awaitReady("suspended", Status.True, "AtTarget");
    }

    @Test
    void missingMigrationsAreAwaited() {
        cluster.apply("missing", Shop.spec("head", Shop.configMaps("comes-later")));
        var waiting = cluster.awaitReady("missing", Status.False, "SourceMissing");
        assertThat(condition(waiting, "Ready").message()).contains("comes-later");
        cluster.configMap("comes-later", FILES);
        cluster.awaitJob("missing", 1, 1);
    }

    @Test
    void aJobOfSomebodyElseUnderOurNameIsExplained() {
        cluster.apply("taken", Shop.suspended(Shop.spec("head", Shop.inline(FILES)), true));
        var suspended = cluster.awaitReady("taken", Status.False, "Suspended");
        var probe = new JobShape("retort:dev", "Never", Optional.empty())
                .of(suspended, TestingCluster.firstKey(suspended), Optional.empty());
        probe.getMetadata().setOwnerReferences(List.of());
        probe.getMetadata().setLabels(Map.of());
        client.resource(probe).create();
        cluster.apply("taken", Shop.spec("head", Shop.inline(FILES)));
        var stalled = cluster.awaitReady("taken", Status.False, "JobNameTaken");
        assertThat(condition(stalled, "Stalled").message())
                .contains(probe.getMetadata().getName());
    }

    @Test
    void noJobIsMadeBesideAPodThatTheCacheDoesNotShow() {
        cluster.apply("beside", Shop.suspended(Shop.spec("a1", Shop.inline(FILES)), true));
        var suspended = cluster.awaitReady("beside", Status.False, "Suspended");
        var job = new JobShape("retort:dev", "Never", Optional.empty())
                .of(suspended, TestingCluster.firstKey(suspended), Optional.empty());
        // The operator watches pods of this name only.
        job.getSpec().getTemplate().getMetadata().getLabels().remove(Labels.NAME);
        job.getMetadata().setUid("gone");
        var pod = cluster.pod(job);
        cluster.apply("beside", Shop.spec("a1", Shop.inline(FILES)));
        cluster.await("beside", found -> current(found) && run(found) == Phase.Starting);
        // Once this edit is answered, the one before is done with.
        cluster.apply("beside", Shop.suspended(Shop.spec("a1", Shop.inline(FILES)), true));
        cluster.awaitReady("beside", Status.False, "Suspended");
        assertThat(cluster.jobs("beside")).isEmpty();
        client.resource(pod).withGracePeriod(0).delete();
        cluster.apply("beside", Shop.spec("a1", Shop.inline(FILES)));
        cluster.awaitJob("beside", 1, 1);
    }

    @Test
    void aRunBesideASidecarEndsWithItsReport() {
        cluster.apply("sidecar", Shop.spec("head", Shop.inline(FILES)));
        var pod = cluster.pod(cluster.awaitJob("sidecar", 1, 1));
        cluster.endRunner(pod, "Running", Shop.failed());
        cluster.awaitReady("sidecar", Status.False, "Failed");
    }

    @Test
    void noEditOfTheSpecIsLost() {
        cluster.apply("raced", Shop.suspended(Shop.spec("a0", Shop.inline(FILES)), true));
        for (var round = 1; round <= 20; round++) {
            // The second edit arrives while the operator writes the status for the first.
            cluster.apply("raced", Shop.suspended(Shop.spec("a" + round, Shop.inline(FILES)), true));
            cluster.apply("raced", Shop.suspended(Shop.spec("b" + round, Shop.inline(FILES)), true));
            cluster.await("raced", TestingCluster::current);
        }
    }

    @Test
    void keepsNoMoreThanThreeFinishedJobs() {
        for (var run = 1; run <= 5; run++) {
            cluster.apply("many", Shop.spec("r" + run, Shop.inline(FILES)));
            cluster.end(cluster.awaitJob("many", run, 1), Shop.upgraded("r" + run));
            cluster.awaitReady("many", Status.True, "AtTarget");
        }
        assertThat(cluster.jobs("many"))
                .hasSizeLessThanOrEqualTo(4)
                .extracting(job ->
                        Objects.requireNonNull(job.getMetadata().getLabels().get(Labels.RUN)))
                .doesNotContain("1");
    }

    private static Phase run(DatabaseMigration found) {
        var run = found.getStatus().run();
        return run == null ? Phase.Waiting : run.phase();
    }

    private String get(String path) throws IOException, InterruptedException {
        try (var browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(http.resolve(path)).build(), BodyHandlers.ofString())
                    .body();
        }
    }
}
