package dev.retort.operator.decide;

import dev.retort.operator.observe.ObservedJob;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What is to be done now. */
public sealed interface Decision {
    /** Create the Job of this attempt. */
    record Start(RunKey key, Optional<Ended> previous) implements Decision {}

    /** The Job for what is wanted is at work. */
    record Running(ObservedJob job, RunKey key) implements Decision {}

    /** A Job for something that is no longer wanted is at work; it is left to end. */
    record WaitForRun(ObservedJob job) implements Decision {}

    /** Pods of an earlier attempt have not ended yet. */
    record WaitForPods(List<String> pods, Optional<Ended> previous) implements Decision {}

    /** ConfigMaps that the resource names do not exist. */
    record WaitForSource(List<String> configMaps, Optional<Ended> last) implements Decision {}

    /** No Job can be made from the migrations. */
    record SourceUnusable(String why, Optional<Ended> last) implements Decision {}

    /** Delete a Job that does not start. */
    record Abandon(ObservedJob job, Ended ended, Instant retryAt, boolean wanted) implements Decision {}

    /** Wait, then try again. */
    record RetryLater(Ended last, Instant at, boolean exhausted) implements Decision {}

    /** Something is to be done, and the resource says not to. */
    record Suspended(Optional<Ended> last) implements Decision {}

    /** The database is at the target. */
    record Succeeded(Ended last) implements Decision {}

    /** Only a change of the spec or of the migrations helps. */
    record GaveUp(Ended last) implements Decision {}
}
