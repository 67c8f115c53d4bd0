package dev.retort.operator.decide;

import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Why a Job has not started, in words. */
public final class Unstarted {
    /**
     * Kubernetes makes and places the pod of so young a Job at this very moment: that is neither worth telling, nor may
     * such a Job be taken for one that does nothing.
     */
    public static final Duration GRACE = Duration.ofSeconds(10);

    private Unstarted() {}

    /** Empty where it has started, or may be about to. */
    public static Optional<String> words(ObservedJob job, Instant now) {
        return switch (job.result()) {
            case Result.Stuck stuck ->
                Optional.of("the container of Job %s cannot start: %s: %s"
                        .formatted(job.name(), stuck.reason(), stuck.message()));
            case Result.NotStarted waiting ->
                now.isBefore(job.createdAt().plus(GRACE))
                        ? Optional.empty()
                        : Optional.of("Job %s has not started: %s".formatted(job.name(), waiting.why()));
            case Result.Running running -> Optional.empty();
            case Result.Reported reported -> Optional.empty();
            case Result.Exited exited -> Optional.empty();
            case Result.DeadlineExceeded exceeded -> Optional.empty();
            case Result.Lost lost -> Optional.empty();
        };
    }
}
