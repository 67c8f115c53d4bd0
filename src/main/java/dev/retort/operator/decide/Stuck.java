package dev.retort.operator.decide;

import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Result;

/** Why a container does not start, in words. */
public final class Stuck {
    private Stuck() {}

    /** Empty where it is not stuck. */
    public static String words(ObservedJob job) {
        return job.result() instanceof Result.Stuck stuck
                ? "the container of Job %s cannot start: %s: %s".formatted(job.name(), stuck.reason(), stuck.message())
                : "";
    }
}
