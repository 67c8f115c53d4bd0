package dev.retort.operator.act;

import static java.net.HttpURLConnection.HTTP_CONFLICT;
import static java.net.HttpURLConnection.HTTP_FORBIDDEN;

import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.api.Labels;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.decide.RunKey;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.PodReader;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Carries a decision out: creates one Job, deletes one that does not start, clears old ones away. */
public final class Actor {
    private static final Logger LOG = Logger.getLogger(Actor.class);
    private static final int HTTP_INVALID = 422;
    private static final int HTTP_BAD_REQUEST = 400;

    /** Why the decision could not be carried out, where trying again at once does not help. */
    public record Obstacle(String reason, String message) {}

    private final JobShape shape;

    public Actor(JobShape shape) {
        this.shape = shape;
    }

    public Optional<Obstacle> act(Observation observed, Decision decision, Context<DatabaseMigration> context) {
        Leftovers.of(observed.jobs(), observed.now()).forEach(job -> delete(observed, job.name(), context));
        return switch (decision) {
            case Decision.Start start -> start(observed, start.key(), context);
            case Decision.Abandon abandon -> {
                delete(observed, abandon.job().name(), context);
                yield Optional.empty();
            }
            case Decision.Running running -> Optional.empty();
            case Decision.WaitForRun wait -> Optional.empty();
            case Decision.WaitForPods wait -> Optional.empty();
            case Decision.WaitForSource wait -> Optional.empty();
            case Decision.SourceUnusable unusable -> Optional.empty();
            case Decision.RetryLater retry -> Optional.empty();
            case Decision.Suspended suspended -> Optional.empty();
            case Decision.Succeeded succeeded -> Optional.empty();
            case Decision.GaveUp gaveUp -> Optional.empty();
        };
    }

    private Optional<Obstacle> start(Observation observed, RunKey key, Context<DatabaseMigration> context) {
        var pods = livePods(observed, context);
        if (!pods.isEmpty()) {
            LOG.infof("%s/%s waits for pods of an earlier attempt: %s", observed.namespace(), observed.name(), pods);
            return Optional.empty();
        }
        var job = shape.of(observed.resource(), key, observed.filesDigest());
        try {
            // Through the SDK, so that the next observation sees it even where the informer is behind.
            context.resourceOperations().create(job);
            LOG.infof(
                    "started Job %s/%s", observed.namespace(), job.getMetadata().getName());
            return Optional.empty();
        } catch (KubernetesClientException e) {
            return switch (e.getCode()) {
                case HTTP_CONFLICT -> adopt(job, context);
                case HTTP_INVALID, HTTP_FORBIDDEN, HTTP_BAD_REQUEST ->
                    Optional.of(new Obstacle(
                            "JobRefused",
                            "Kubernetes refuses the Job %s: %s"
                                    .formatted(job.getMetadata().getName(), words(e))));
                default -> throw e;
            };
        }
    }

    /**
     * Asked of the server: a pod that came into being while its Job was given up may not be in the cache yet. Once it is,
     * it wakes the controller, and is waited for.
     */
    private static List<String> livePods(Observation observed, Context<DatabaseMigration> context) {
        return context
                .getClient()
                .pods()
                .inNamespace(observed.namespace())
                .withLabel(Labels.UID, observed.uid())
                .list()
                .getItems()
                .stream()
                .filter(PodReader::live)
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    /** A Job of that name is there already: made by us before a restart, or by somebody else. */
    private static Optional<Obstacle> adopt(Job wanted, Context<DatabaseMigration> context) {
        var meta = wanted.getMetadata();
        var found = context.getClient()
                .batch()
                .v1()
                .jobs()
                .inNamespace(meta.getNamespace())
                .withName(meta.getName())
                .get();
        if (found == null || sameAttempt(wanted, found)) {
            return Optional.empty();
        }
        return Optional.of(new Obstacle(
                "JobNameTaken",
                ("A Job named %s is there already and was not made for this resource: delete or rename it, and the run"
                                + " starts")
                        .formatted(meta.getName())));
    }

    private static boolean sameAttempt(Job wanted, Job found) {
        var owner = wanted.getMetadata().getOwnerReferences().getFirst().getUid();
        var owned = found.getMetadata().getOwnerReferences().stream()
                .anyMatch(reference -> reference.getUid().equals(owner));
        var labels = found.getMetadata().getLabels();
        var hash = wanted.getMetadata().getLabels().get(Labels.HASH);
        return owned && labels != null && hash != null && hash.equals(labels.get(Labels.HASH));
    }

    private static String words(KubernetesClientException e) {
        var status = e.getStatus();
        var message = status == null ? e.getMessage() : status.getMessage();
        return message == null ? "no reason given" : message;
    }

    private static void delete(Observation observed, String job, Context<DatabaseMigration> context) {
        context.getClient()
                .batch()
                .v1()
                .jobs()
                .inNamespace(observed.namespace())
                .withName(job)
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();
        LOG.infof("deleted Job %s/%s", observed.namespace(), job);
    }
}
