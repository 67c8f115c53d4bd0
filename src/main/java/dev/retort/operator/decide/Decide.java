package dev.retort.operator.decide;

import dev.retort.operator.decide.Decision.Abandon;
import dev.retort.operator.decide.Decision.GaveUp;
import dev.retort.operator.decide.Decision.RetryLater;
import dev.retort.operator.decide.Decision.Running;
import dev.retort.operator.decide.Decision.SourceUnusable;
import dev.retort.operator.decide.Decision.Start;
import dev.retort.operator.decide.Decision.Succeeded;
import dev.retort.operator.decide.Decision.Suspended;
import dev.retort.operator.decide.Decision.WaitForPods;
import dev.retort.operator.decide.Decision.WaitForRun;
import dev.retort.operator.decide.Decision.WaitForSource;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.Source;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The decision: the first step that has something to say, in this order. Pure; the whole policy is on this page. */
public final class Decide {
    /** A Job that waits for its pod, a node or an image may get it; after this long another attempt is made. */
    static final Duration STUCK = Duration.ofMinutes(5);

    private static final List<Function<Situation, Optional<Decision>>> STEPS = List.of(
            // A Job that has not started has touched nothing: it need not be waited for.
            Decide::aJobThatDoesNotStartIsGivenUp,
            // Never two at once: a run for an older spec ends first, whatever is wanted now.
            Decide::anOlderRunEndsFirst,
            // What is wanted is being done.
            Decide::theRunGoesOn,
            // What is wanted has been done, or cannot be: nothing happens before something changes.
            Decide::anOutcomeStays,
            // From here on something would start.
            Decide::nothingStartsWhileSuspended,
            Decide::missingMigrationsAreAwaited,
            Decide::unusableMigrationsAreSaid,
            // The delay between attempts.
            Decide::aFailedAttemptWaits,
            // A pod may outlive its Job.
            Decide::podsEndFirst,
            // The next attempt, or the first of a new run.
            Decide::anAttemptStarts);

    private Decide() {}

    public static Decision decide(Observation observed) {
        var situation = Situation.of(observed);
        return STEPS.stream()
                .flatMap(step -> step.apply(situation).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the last step always decides"));
    }

    /**
     * Should its pod start at this very moment, it is ended with its Job, and nothing else starts before it is gone: see
     * {@link #podsEndFirst}. One that is wanted and had started before, on a node that was drained, keeps its deadline.
     */
    private static Optional<Decision> aJobThatDoesNotStartIsGivenUp(Situation situation) {
        var now = situation.observed().now();
        return situation.active().flatMap(job -> {
            var wanted = situation.isWanted(job.hash());
            var late = now.isAfter(job.createdAt().plus(STUCK)) && !situation.wasSeenAtWork(job);
            return Unstarted.words(job, now).filter(why -> late || !wanted).map(why -> {
                var ended = Ended.abandoned(job, why, now);
                return new Abandon(job, ended, situation.retryAt(ended), wanted);
            });
        });
    }

    private static Optional<Decision> anOlderRunEndsFirst(Situation situation) {
        return situation.active().filter(job -> !situation.isWanted(job.hash())).map(WaitForRun::new);
    }

    private static Optional<Decision> theRunGoesOn(Situation situation) {
        return situation.active().map(job -> new Running(job, RunKey.of(job)));
    }

    private static Optional<Decision> anOutcomeStays(Situation situation) {
        return situation
                .lastOfThisRun()
                .filter(last -> !last.verdict().tryAgain(!situation.exhausted(last.key())))
                .map(last -> last.verdict() == Verdict.DONE ? new Succeeded(last) : new GaveUp(last));
    }

    private static Optional<Decision> nothingStartsWhileSuspended(Situation situation) {
        return situation.observed().spec().suspend() ? Optional.of(new Suspended(situation.last())) : Optional.empty();
    }

    private static Optional<Decision> missingMigrationsAreAwaited(Situation situation) {
        return situation.observed().source() instanceof Source.Missing missing
                ? Optional.of(new WaitForSource(missing.configMaps(), situation.last()))
                : Optional.empty();
    }

    private static Optional<Decision> unusableMigrationsAreSaid(Situation situation) {
        return situation.observed().source() instanceof Source.Unusable unusable
                ? Optional.of(new SourceUnusable(unusable.why(), situation.last()))
                : Optional.empty();
    }

    private static Optional<Decision> aFailedAttemptWaits(Situation situation) {
        return situation
                .lastOfThisRun()
                .map(last -> new RetryLater(last, situation.retryAt(last), situation.exhausted(last.key())))
                .filter(retry -> situation.observed().now().isBefore(retry.at()))
                .map(Function.identity());
    }

    private static Optional<Decision> podsEndFirst(Situation situation) {
        var pods = situation.observed().livePods();
        return pods.isEmpty() ? Optional.empty() : Optional.of(new WaitForPods(pods, situation.last()));
    }

    private static Optional<Decision> anAttemptStarts(Situation situation) {
        return situation.wanted().map(hash -> {
            // What was announced and not made, as after a crash in between, is made under the same name.
            var key = situation
                    .announced()
                    .filter(announced -> announced.hash().equals(hash))
                    .or(() -> situation.lastOfThisRun().map(Ended::key).map(RunKey::nextAttempt))
                    .orElseGet(() -> new RunKey(hash, situation.nextRun(), 1));
            return new Start(key, situation.last());
        });
    }
}
