package dev.retort.operator.decide;

import dev.retort.operator.api.RunStatus;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Source;
import java.time.Instant;
import java.util.Optional;

/**
 * An observation, read: what is wanted, what is at work, what came last.
 *
 * @param wanted the hash of what is to run; empty while the migrations are not all there
 * @param active the newest Job that has not ended
 * @param last the newest attempt, where it has ended
 * @param announced an attempt that the status names and for which no Job was made yet
 */
record Situation(
        Observation observed,
        Optional<String> wanted,
        Optional<ObservedJob> active,
        Optional<Ended> last,
        Optional<RunKey> announced) {

    static Situation of(Observation observed) {
        var wanted =
                switch (observed.source()) {
                    case Source.Found found -> Optional.of(Hashes.wanted(observed.spec(), found.digest()));
                    case Source.Missing missing -> Optional.<String>empty();
                    case Source.Unusable unusable -> Optional.<String>empty();
                };
        var now = observed.now();
        var newest = observed.jobs().stream().max(ObservedJob.BY_AGE);
        var active = observed.jobs().stream().filter(ObservedJob::active).max(ObservedJob.BY_AGE);
        // The status is newer than every Job where a Job was announced and not made, or was made and is gone.
        var gone = observed.recorded()
                .filter(run ->
                        newest.map(job -> RunKey.of(run).after(RunKey.of(job))).orElse(true));
        var announced =
                gone.filter(run -> run.phase() == RunStatus.Phase.Starting).map(RunKey::of);
        var last = gone.filter(run -> run.phase() != RunStatus.Phase.Starting)
                .map(run ->
                        run.phase() == RunStatus.Phase.Running ? Ended.vanished(run, now) : Ended.remembered(run, now))
                .or(() -> newest.filter(job -> !job.active()).map(job -> Ended.of(job, observed.recorded(), now)));
        return new Situation(observed, wanted, active, last, announced);
    }

    boolean isWanted(String hash) {
        return wanted.filter(hash::equals).isPresent();
    }

    /** The newest attempt, where it was for what is wanted now. */
    Optional<Ended> lastOfThisRun() {
        return announced.isPresent()
                ? Optional.empty()
                : last.filter(ended -> isWanted(ended.key().hash()));
    }

    /** Whether the status remembers this Job's container as started, also where its pod has been replaced since. */
    boolean wasSeenAtWork(ObservedJob job) {
        return observed.recorded()
                .filter(run ->
                        run.phase() == RunStatus.Phase.Running && RunKey.of(run).equals(RunKey.of(job)))
                .isPresent();
    }

    boolean exhausted(RunKey key) {
        return key.attempt() >= observed.spec().run().attempts();
    }

    /** When the attempt after this one starts; once written in the status it stays. */
    Instant retryAt(Ended ended) {
        return ended.recorded().map(RunStatus::retryAt).map(Instant::parse).orElseGet(() -> ended.at()
                .plus(Backoff.after(ended.key().attempt(), exhausted(ended.key()))));
    }

    /** The number of a run that comes after all others. */
    int nextRun() {
        var jobs = observed.jobs().stream().mapToInt(ObservedJob::run).max().orElse(0);
        return Math.max(jobs, observed.recorded().map(RunStatus::number).orElse(0)) + 1;
    }
}
