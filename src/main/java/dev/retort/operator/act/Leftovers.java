package dev.retort.operator.act;

import dev.retort.operator.observe.ObservedJob;
import java.util.Collection;
import java.util.List;

/** Finished Jobs beyond the newest three, whose logs somebody may still want to read. */
final class Leftovers {
    private static final int KEPT = 3;

    private Leftovers() {}

    static List<ObservedJob> of(Collection<ObservedJob> jobs) {
        return jobs.stream()
                .filter(job -> !job.active())
                .sorted(ObservedJob.BY_AGE.reversed())
                .skip(KEPT)
                .toList();
    }
}
