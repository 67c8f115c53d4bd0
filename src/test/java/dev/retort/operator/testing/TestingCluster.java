package dev.retort.operator.testing;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.operator.api.Condition;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.DatabaseMigrationSpec;
import dev.retort.operator.api.Labels;
import dev.retort.operator.decide.Hashes;
import dev.retort.operator.decide.RunKey;
import dev.retort.operator.observe.Source;
import dev.retort.operator.observe.SourceReader;
import dev.retort.report.Report;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** What users, the Job controller and the kubelet would do, done by hand against a real API server. */
public final class TestingCluster {
    private static final String NAMESPACE = "default";
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KubernetesClient client;

    public TestingCluster(KubernetesClient client) {
        this.client = client;
    }

    public void configMap(String name, Map<String, String> data) {
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withName(name)
                        .endMetadata()
                        .withData(data)
                        .build())
                .createOr(existing -> existing.update());
    }

    public void apply(String name, DatabaseMigrationSpec spec) {
        var resource = new DatabaseMigration();
        resource.setMetadata(
                new ObjectMetaBuilder().withNamespace(NAMESPACE).withName(name).build());
        resource.setSpec(spec);
        client.resource(resource).inNamespace(NAMESPACE).forceConflicts().serverSideApply();
    }

    public DatabaseMigration await(String name, Predicate<DatabaseMigration> condition) {
        return requireNonNull(client.resources(DatabaseMigration.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .waitUntilCondition(
                        found -> found != null && found.getStatus() != null && condition.test(found),
                        PATIENCE.toSeconds(),
                        TimeUnit.SECONDS));
    }

    public DatabaseMigration awaitReady(String name, Condition.Status status, String reason) {
        return await(
                name,
                found -> current(found)
                        && found.getStatus().conditions().stream()
                                .anyMatch(condition -> condition.type().equals("Ready")
                                        && condition.status() == status
                                        && condition.reason().equals(reason)));
    }

    public static boolean current(DatabaseMigration found) {
        return found.getMetadata().getGeneration().equals(found.getStatus().observedGeneration());
    }

    public static Condition condition(DatabaseMigration resource, String type) {
        return resource.getStatus().conditions().stream()
                .filter(condition -> condition.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until the resource has so many Jobs and returns the newest. */
    public Job awaitJob(String name, int run, int attempt) {
        return requireNonNull(client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withLabels(Map.of(
                        Labels.UID,
                        uid(name),
                        Labels.RUN,
                        String.valueOf(run),
                        Labels.ATTEMPT,
                        String.valueOf(attempt)))
                .informOnCondition(jobs -> !jobs.isEmpty())
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .getFirst());
    }

    public List<Job> jobs(String name) {
        return client
                .batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withLabel(Labels.UID, uid(name))
                .list()
                .getItems()
                .stream()
                .sorted(Comparator.comparing(job -> job.getMetadata().getName()))
                .toList();
    }

    /** Waits until the resource has events of all these reasons. */
    public void awaitEvents(String name, String... reasons) throws Exception {
        client.events()
                .v1()
                .events()
                .inNamespace(NAMESPACE)
                .informOnCondition(events -> events.stream()
                        .filter(event -> event.getRegarding().getName().equals(name))
                        .map(Event::getReason)
                        .toList()
                        .containsAll(List.of(reasons)))
                .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    /** As the Job controller makes it from the Job's template. */
    public Pod pod(Job job) {
        var template = job.getSpec().getTemplate();
        return client.resource(new PodBuilder()
                        .withNewMetadata()
                        .withNamespace(NAMESPACE)
                        .withGenerateName(job.getMetadata().getName() + "-")
                        .withLabels(template.getMetadata().getLabels())
                        .withAnnotations(template.getMetadata().getAnnotations())
                        .withOwnerReferences(new OwnerReferenceBuilder()
                                .withApiVersion("batch/v1")
                                .withKind("Job")
                                .withName(job.getMetadata().getName())
                                .withUid(job.getMetadata().getUid())
                                .withController(true)
                                .build())
                        .endMetadata()
                        .withSpec(template.getSpec())
                        .build())
                .create();
    }

    /** The kubelet starts its container. */
    public Pod startPod(Pod pod) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod.getMetadata().getName())
                .editStatus(found -> new PodBuilder(found)
                        .editOrNewStatus()
                        .withPhase("Running")
                        .addNewContainerStatus()
                        .withName(Labels.RUNNER_CONTAINER)
                        .withImage("retort:dev")
                        .withImageID("sha256:0")
                        .withReady(true)
                        .withRestartCount(0)
                        .withNewState()
                        .withNewRunning(now)
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    /** The pod ends with this report, and then its Job does. */
    public void end(Job job, Report report) {
        var pod = pod(job);
        endPod(pod, report.outcome().exitCode(), json(report));
        endJob(job, report.outcome().exitCode() == 0, "PodFailurePolicy");
    }

    public void endPod(Pod pod, int exitCode, String message) {
        endRunner(pod, exitCode == 0 ? "Succeeded" : "Failed", exitCode, message);
    }

    /** The engine ends, and the pod with it or not. */
    public void endRunner(Pod pod, String phase, Report report) {
        endRunner(pod, phase, report.outcome().exitCode(), json(report));
    }

    private void endRunner(Pod pod, String phase, int exitCode, String message) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        client.pods()
                .inNamespace(NAMESPACE)
                .withName(pod.getMetadata().getName())
                .editStatus(found -> new PodBuilder(found)
                        .editOrNewStatus()
                        .withPhase(phase)
                        .addNewContainerStatus()
                        .withName(Labels.RUNNER_CONTAINER)
                        .withImage("retort:dev")
                        .withImageID("sha256:0")
                        .withReady(false)
                        .withRestartCount(0)
                        .withNewState()
                        .withNewTerminated()
                        .withExitCode(exitCode)
                        .withReason(exitCode == 0 ? "Completed" : "Error")
                        .withMessage(message)
                        .withStartedAt(now)
                        .withFinishedAt(now)
                        .endTerminated()
                        .endState()
                        .endContainerStatus()
                        .endStatus()
                        .build());
    }

    /** The server admits an end only in two steps, as the Job controller writes it. */
    public void endJob(Job job, boolean complete, String reason) {
        condition(job, complete ? "SuccessCriteriaMet" : "FailureTarget", reason, complete);
        condition(job, complete ? "Complete" : "Failed", reason, complete);
    }

    private void condition(Job job, String type, String reason, boolean complete) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        var last = type.equals("Complete");
        client.batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(job.getMetadata().getName())
                .editStatus(found -> new JobBuilder(found)
                        .editOrNewStatus()
                        .withStartTime(found.getMetadata().getCreationTimestamp())
                        .withCompletionTime(last ? now : null)
                        .withSucceeded(complete ? 1 : null)
                        .withFailed(complete ? null : 1)
                        .withNewUncountedTerminatedPods()
                        .endUncountedTerminatedPods()
                        .addNewCondition()
                        .withType(type)
                        .withStatus("True")
                        .withReason(reason)
                        .withLastProbeTime(now)
                        .withLastTransitionTime(now)
                        .endCondition()
                        .endStatus()
                        .build());
    }

    public void delete(Job job) {
        client.resource(job).withGracePeriod(0).delete();
    }

    /** Of the first attempt for inline migrations. */
    public static RunKey firstKey(DatabaseMigration resource) {
        var source = SourceReader.read(resource.getSpec().migrations(), name -> Optional.empty());
        return source instanceof Source.Found found
                ? new RunKey(Hashes.wanted(resource.getSpec(), found.digest()), 1, 1)
                : fail("the migrations are not inline: " + source);
    }

    private String uid(String name) {
        return client.resources(DatabaseMigration.class)
                .inNamespace(NAMESPACE)
                .withName(name)
                .get()
                .getMetadata()
                .getUid();
    }

    private static String json(Report report) {
        try {
            return new ObjectMapper().writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
