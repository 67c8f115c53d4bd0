package dev.retort.operator.act;

import dev.retort.operator.observe.ObservedJob;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finished Jobs that are deleted: those beyond the newest three, whose logs somebody may still want to read, and those that
 * a container beside the engine would keep until their deadline, and the next attempt with them.
 */
final class Leftovers {
    private static final int KEPT = 3;
    /** A well-behaved sidecar ends by itself, soon after the engine. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Leftovers() {}

    static List<ObservedJob> of(Collection<ObservedJob> jobs, Instant now) {
        var finished = jobs.stream()
                .filter(job -> !job.active())
                .sorted(ObservedJob.BY_AGE.reversed())
                .toList();
        return IntStream.range(0, finished.size())
                .filter(i -> i >= KEPT || isHeldUpTooLong(finished.get(i), now))
                .mapToObj(finished::get)
                .toList();
    }

    private static boolean isHeldUpTooLong(ObservedJob job, Instant now) {
        return job.heldUp()
                && job.finishedAt().filter(at -> now.isAfter(at.plus(PATIENCE))).isPresent();
    }
}
