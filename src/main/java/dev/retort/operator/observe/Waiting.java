package dev.retort.operator.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ContainerState;
import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Job waits for that has not started yet, in words for people. Where Kubernetes tells only in events, how to see. */
final class Waiting {
    private Waiting() {}

    /** No pod was made: the Job controller says why in events only. */
    static String forAPod(String job) {
        return "it has no pod yet; if none comes, a ServiceAccount that does not exist, a quota or an admission webhook is"
                + " in the way, and 'kubectl describe job %s' says which".formatted(job);
    }

    static String why(Pod pod) {
        var name = pod.getMetadata().getName();
        return unscheduled(pod)
                .or(() -> container(pod))
                .map(reason -> "its pod %s waits: %s".formatted(name, reason))
                .orElseGet(() -> "its pod %s is being set up; if that takes long, 'kubectl describe pod %s' says why"
                        .formatted(name, name));
    }

    private static Optional<String> unscheduled(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : pod.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals("PodScheduled")
                                && condition.getStatus().equals("False"))
                        .map(Waiting::words)
                        .findFirst();
    }

    /** ContainerCreating and PodInitializing come without a message: the one that says more counts. */
    private static Optional<String> container(Pod pod) {
        return pod.getStatus() == null
                ? Optional.empty()
                : Stream.concat(
                                pod.getStatus().getInitContainerStatuses().stream(),
                                pod.getStatus().getContainerStatuses().stream())
                        .map(ContainerStatus::getState)
                        .filter(Objects::nonNull)
                        .map(ContainerState::getWaiting)
                        .filter(waiting -> waiting != null && waiting.getMessage() != null)
                        .map(Waiting::words)
                        .findFirst();
    }

    private static String words(PodCondition condition) {
        return words(condition.getReason(), condition.getMessage());
    }

    private static String words(ContainerStateWaiting waiting) {
        return words(waiting.getReason(), waiting.getMessage());
    }

    private static String words(String reason, String message) {
        return "%s: %s"
                .formatted(
                        requireNonNullElse(reason, "no reason given"), requireNonNullElse(message, "no message given"));
    }
}
