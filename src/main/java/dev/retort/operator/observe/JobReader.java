package dev.retort.operator.observe;

import static java.util.Objects.requireNonNullElse;

import dev.retort.operator.api.Labels;
import dev.retort.report.Outcome;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a Job and its pods as one attempt. */
public final class JobReader {
    private JobReader() {}

    public static ObservedJob read(Job job, Collection<Pod> allPods) {
        var pods = allPods.stream()
                .filter(pod -> pod.getMetadata().getOwnerReferences().stream().anyMatch(owner -> owner.getUid()
                        .equals(job.getMetadata().getUid())))
                // The newest first: after a disruption Kubernetes replaces the pod.
                .sorted(Comparator.comparing(JobReader::created).reversed())
                .toList();
        var end = condition(job, "Complete").or(() -> condition(job, "Failed"));
        var results = pods.stream().map(PodReader::result).toList();
        // The Job controller says Complete up to a second after the pod did; nothing can follow a run that is done.
        var last = pods.stream()
                .filter(pod -> done(PodReader.result(pod)))
                .findFirst()
                .or(() -> pods.stream().filter(PodReader::heldUp).findFirst());
        // The Job's end may be seen before its pod's, and with it what the pod has to say.
        var behind = end.isPresent()
                && last.isEmpty()
                && !deadline(end)
                && pods.stream().anyMatch(PodReader::live);
        var finishedAt = last.flatMap(PodReader::ended)
                .or(() -> end.map(condition -> Instant.parse(condition.getLastTransitionTime())))
                .filter(at -> !behind);
        var result = last.map(PodReader::result)
                .orElseGet(() -> finishedAt.isPresent() ? ended(end, results) : underWay(job, end, results));
        return new ObservedJob(
                job.getMetadata().getName(),
                label(job, Labels.HASH),
                number(job, Labels.RUN),
                number(job, Labels.ATTEMPT),
                created(job),
                pods.stream().flatMap(pod -> PodReader.started(pod).stream()).findFirst(),
                finishedAt,
                end.isEmpty() && pods.stream().anyMatch(PodReader::heldUp),
                pods.stream()
                        .flatMap(pod -> PodReader.imageDigest(pod).stream())
                        .findFirst(),
                result);
    }

    private static boolean done(Result result) {
        return result instanceof Result.Reported reported && reported.report().outcome() == Outcome.DONE;
    }

    /** A Job that counts a pod as ready, or has ended, is past its start, whatever is known here of its pods. */
    private static Result underWay(Job job, Optional<JobCondition> end, List<Result> results) {
        var ready =
                job.getStatus() == null ? 0 : requireNonNullElse(job.getStatus().getReady(), 0);
        return end.isPresent() || ready > 0 || results.stream().anyMatch(Result.Running.class::isInstance)
                ? new Result.Running()
                : results.stream()
                        .findFirst()
                        .orElseGet(() -> new Result.NotStarted(
                                Waiting.forAPod(job.getMetadata().getName())));
    }

    private static boolean deadline(Optional<JobCondition> end) {
        return end.map(JobCondition::getReason)
                .filter("DeadlineExceeded"::equals)
                .isPresent();
    }

    /** The best that is known: a report before an exit code before a guess that nobody makes. */
    private static Result ended(Optional<JobCondition> end, List<Result> results) {
        if (results.stream().noneMatch(JobReader::saysHow) && deadline(end)) {
            return new Result.DeadlineExceeded();
        }
        return results.stream()
                .filter(JobReader::saysHow)
                .findFirst()
                .or(() -> results.stream().filter(Result.Lost.class::isInstance).findFirst())
                .orElseGet(() -> new Result.Lost("its pod is gone and took the report with it"));
    }

    private static boolean saysHow(Result result) {
        return switch (result) {
            case Result.Reported reported -> true;
            case Result.Exited exited -> true;
            case Result.Running running -> false;
            case Result.NotStarted waiting -> false;
            case Result.Stuck stuck -> false;
            case Result.DeadlineExceeded deadline -> false;
            case Result.Lost lost -> false;
        };
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return job.getStatus() == null
                ? Optional.empty()
                : job.getStatus().getConditions().stream()
                        .filter(condition -> condition.getType().equals(type)
                                && condition.getStatus().equals("True"))
                        .findFirst();
    }

    private static Instant created(HasMetadata object) {
        return Instant.parse(object.getMetadata().getCreationTimestamp());
    }

    static String label(HasMetadata object, String key) {
        return requireNonNullElse(object.getMetadata().getLabels(), Map.<String, String>of())
                .getOrDefault(key, "");
    }

    /** A Job whose label somebody broke counts as the oldest. */
    private static int number(HasMetadata object, String key) {
        var text = label(object, key);
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
