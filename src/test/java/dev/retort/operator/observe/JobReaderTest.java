package dev.retort.operator.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.api.Labels;
import dev.retort.report.Outcome;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobReaderTest {
    private static final String DONE =
            "'{\"outcome\":\"done\",\"message\":\"done\",\"stepsDone\":1,\"stepsTotal\":1,\"notes\":[],\"sqlMillis\":1}'";

    @Test
    void aReportIsRead() {
        var job = read(job("Complete", "CompletionsReached"), pod("a", "Succeeded", 0, DONE));
        assertThat(job.result()).isInstanceOfSatisfying(Result.Reported.class, reported -> assertThat(
                        reported.report().outcome())
                .isEqualTo(Outcome.DONE));
        assertThat(job.run()).isEqualTo(3);
        assertThat(job.attempt()).isEqualTo(2);
    }

    @Test
    void aPodThatIsDoneEndsTheAttemptBeforeTheJobControllerSaysSo() {
        var job = read(job("", ""), pod("a", "Succeeded", 0, DONE));
        assertThat(job.finishedAt()).contains(Instant.parse("2026-11-24T03:00:09Z"));
    }

    @Test
    void oneGoodPodAmongSeveralIsSuccess() {
        var job = read(
                job("Complete", "CompletionsReached"), pod("b", "Failed", 143, "''"), pod("a", "Succeeded", 0, DONE));
        assertThat(job.result()).isInstanceOf(Result.Reported.class);
    }

    @ParameterizedTest
    @CsvSource({"0, LOST", "1, LOST", "2, INVALID", "3, UNAVAILABLE", "4, REFUSED", "137, LOST", "143, LOST"})
    void withoutAReportOnlyACodeOfTheEnginesOwnIsBelieved(int code, String expected) {
        var result = read(job("Failed", "PodFailurePolicy"), pod("a", code == 0 ? "Succeeded" : "Failed", code, "''"))
                .result();
        if (expected.equals("LOST")) {
            assertThat(result).isInstanceOf(Result.Lost.class);
        } else {
            assertThat(result).isEqualTo(new Result.Exited(Outcome.valueOf(expected)));
        }
    }

    @Test
    void aReportThatContradictsItsExitCodeIsNotBelieved() {
        assertThat(read(job("Failed", "PodFailurePolicy"), pod("a", "Failed", 137, DONE))
                        .result())
                .isInstanceOf(Result.Lost.class);
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'{}'",
        "'[1]'",
        "'null'",
        "'{\"outcome\":'",
        "'{\"outcome\":\"great\"}'",
        "'{\"outcome\":\"failed\"}'"
    })
    void whatIsNoReportIsLost(String message) {
        assertThat(read(job("Failed", "x"), pod("a", "Failed", 1, "'" + message + "'"))
                        .result())
                .isInstanceOf(Result.Lost.class);
    }

    @Test
    void aFinishedJobWithoutItsPodIsLostAlsoWhenItWasComplete() {
        assertThat(read(job("Complete", "CompletionsReached")).result()).isInstanceOf(Result.Lost.class);
    }

    @Test
    void theDeadlineIsTold() {
        assertThat(read(job("Failed", "DeadlineExceeded")).result()).isInstanceOf(Result.DeadlineExceeded.class);
    }

    @Test
    void aContainerThatCannotStartIsStuck() {
        var pod = Serialization.unmarshal("""
                metadata: {name: a, creationTimestamp: "2026-11-24T03:00:00Z", ownerReferences: [{uid: job-uid}]}
                status:
                  phase: Pending
                  containerStatuses: [{name: retort, state: {waiting: {reason: ImagePullBackOff, message: not found}}}]
                """, Pod.class);
        assertThat(read(job("", ""), pod).result()).isEqualTo(new Result.Stuck("ImagePullBackOff", "not found"));
    }

    @Test
    void aFailedCopyOutOfTheImageIsTold() {
        var pod = Serialization.unmarshal("""
                metadata: {name: a, creationTimestamp: "2026-11-24T03:00:00Z", ownerReferences: [{uid: job-uid}]}
                status:
                  phase: Failed
                  initContainerStatuses:
                    - name: migrations
                      imageID: registry.example/shop@sha256:1
                      state: {terminated: {exitCode: 1, message: "cp: /app: No such file or directory"}}
                  containerStatuses: [{name: retort, state: {waiting: {reason: PodInitializing}}}]
                """, Pod.class);
        var job = read(job("Failed", "BackoffLimitExceeded"), pod);
        assertThat(job.result()).isInstanceOfSatisfying(Result.Lost.class, lost -> assertThat(lost.why())
                .contains("cp: /app: No such file"));
        assertThat(job.imageDigest()).contains("registry.example/shop@sha256:1");
    }

    @Test
    void aPodOfAnotherJobIsNotLookedAt() {
        var other = pod("a", "Succeeded", 0, DONE);
        other.getMetadata().getOwnerReferences().getFirst().setUid("another-job");
        assertThat(read(job("", ""), other).result()).isInstanceOf(Result.NotStarted.class);
    }

    @Test
    void aJobWithoutAPodHasNotStarted() {
        assertThat(why(job("", ""))).contains("no pod yet", "ServiceAccount", "kubectl describe job shop-1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "conditions: [{type: PodScheduled, status: 'False', reason: Unschedulable, message: 0/1 nodes}]"
                        + "| its pod a waits: Unschedulable: 0/1 nodes",
                "containerStatuses: [{name: retort, state: {waiting: {reason: ContainerCreating}}}]"
                        + "| its pod a is being set up; if that takes long, 'kubectl describe pod a' says why",
                "initContainerStatuses: [{name: proxy, state: {waiting: {reason: Slow, message: not yet}}}]"
                        + "| its pod a waits: Slow: not yet",
                "conditions: []" + "| its pod a is being set up; if that takes long, 'kubectl describe pod a' says why",
            })
    void aPodThatHasNotStartedSaysWhatItWaitsFor(String status, String why) {
        assertThat(why(job("", ""), pod("Pending", status))).isEqualTo(why);
    }

    @Test
    void aJobThatCountsAReadyPodIsAtWorkWhateverIsKnownOfItsPods() {
        var job = new JobBuilder(job("", ""))
                .withNewStatus()
                .withReady(1)
                .endStatus()
                .build();
        assertThat(read(job).result()).isInstanceOf(Result.Running.class);
    }

    @ParameterizedTest
    @CsvSource({"1, FAILED", "3, UNAVAILABLE", "0, DONE"})
    void aReportCountsAlsoWhereASidecarKeepsThePodAlive(int code, Outcome outcome) {
        var report =
                DONE.replace("\"done\",\"message", "\"" + outcome.name().toLowerCase(Locale.ROOT) + "\",\"message");
        var job = read(job("", ""), pod("a", "Running", code, report));
        assertThat(job.result()).isInstanceOfSatisfying(Result.Reported.class, reported -> assertThat(
                        reported.report().outcome())
                .isEqualTo(outcome));
        assertThat(job.finishedAt()).contains(Instant.parse("2026-11-24T03:00:09Z"));
        assertThat(job.heldUp()).isTrue();
    }

    @Test
    void aRunnerThatWasKilledBesideASidecarIsLost() {
        assertThat(read(job("", ""), pod("a", "Running", 137, "''")).active()).isFalse();
    }

    @Test
    void aPodThatIsBeingRemovedIsWaitedFor() {
        var pod = pod("a", "Running", 143, "''");
        pod.getMetadata().setDeletionTimestamp("2026-11-24T03:00:09Z");
        var job = read(job("", ""), pod);
        assertThat(job.active()).isTrue();
        assertThat(job.heldUp()).isFalse();
    }

    @Test
    void aJobWhoseEndIsSeenBeforeItsPodsIsStillRunning() {
        var pod = pod("Running", "containerStatuses: [{name: retort, state: {running: {}}}]");
        assertThat(read(job("Failed", "BackoffLimitExceeded"), pod))
                .satisfies(job -> assertThat(job.active()).isTrue())
                .satisfies(job -> assertThat(job.result()).isInstanceOf(Result.Running.class));
        var pending = pod("Pending", "conditions: []");
        assertThat(read(job("Complete", "CompletionsReached"), pending).result())
                .as("it has started, so it is not abandoned")
                .isInstanceOf(Result.Running.class);
        assertThat(read(job("Failed", "DeadlineExceeded"), pod).result()).isInstanceOf(Result.DeadlineExceeded.class);
    }

    private static String why(Job job, Pod... pods) {
        return read(job, pods).result() instanceof Result.NotStarted waiting ? waiting.why() : "";
    }

    private static Pod pod(String phase, String status) {
        return Serialization.unmarshal("""
                metadata: {name: a, creationTimestamp: "2026-11-24T03:00:00Z", ownerReferences: [{uid: job-uid}]}
                status:
                  phase: %s
                  %s
                """.formatted(phase, status), Pod.class);
    }

    private static ObservedJob read(Job job, Pod... pods) {
        return JobReader.read(job, List.of(pods));
    }

    private static Job job(String condition, String reason) {
        var job = new JobBuilder()
                .withNewMetadata()
                .withName("shop-1")
                .withUid("job-uid")
                .withCreationTimestamp("2026-11-24T03:00:00Z")
                .addToLabels(Labels.HASH, "abc")
                .addToLabels(Labels.RUN, "3")
                .addToLabels(Labels.ATTEMPT, "2")
                .endMetadata();
        return condition.isEmpty()
                ? job.build()
                : job.withNewStatus()
                        .addNewCondition()
                        .withType(condition)
                        .withStatus("True")
                        .withReason(reason)
                        .withLastTransitionTime("2026-11-24T03:00:10Z")
                        .endCondition()
                        .endStatus()
                        .build();
    }

    private static Pod pod(String name, String phase, int code, String message) {
        return Serialization.unmarshal("""
                metadata: {name: %s, creationTimestamp: "2026-11-24T03:00:0%dZ", ownerReferences: [{uid: job-uid}]}
                status:
                  phase: %s
                  containerStatuses:
                    - name: retort
                      state:
                        terminated:
                          exitCode: %d
                          message: %s
                          startedAt: "2026-11-24T03:00:05Z"
                          finishedAt: "2026-11-24T03:00:09Z"
                """.formatted(name, name.equals("a") ? 1 : 2, phase, code, message), Pod.class);
    }
}
