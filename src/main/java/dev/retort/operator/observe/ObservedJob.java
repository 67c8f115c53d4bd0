package dev.retort.operator.observe;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * A Job of the resource: one attempt of one run.
 *
 * @param hash the short form of what it runs
 * @param run the number of its run
 * @param startedAt when its container started, where it did
 * @param finishedAt when the Job ended, or the engine in it; empty while it runs
 * @param heldUp whether only a container that somebody else put beside the engine keeps the Job from ending
 * @param imageDigest what was pulled for an image source, where it is known
 */
public record ObservedJob(
        String name,
        String hash,
        int run,
        int attempt,
        Instant createdAt,
        Optional<Instant> startedAt,
        Optional<Instant> finishedAt,
        boolean heldUp,
        Optional<String> imageDigest,
        Result result) {

    /** The order in which they were started. */
    public static final Comparator<ObservedJob> BY_AGE =
            Comparator.comparingInt(ObservedJob::run).thenComparingInt(ObservedJob::attempt);

    public boolean active() {
        return finishedAt.isEmpty();
    }
}
