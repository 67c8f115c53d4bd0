package dev.retort.operator.decide;

import static java.util.Objects.requireNonNullElse;

import dev.retort.operator.api.RunStatus;
import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Result;
import dev.retort.report.Report;
import java.time.Instant;
import java.util.Optional;

/**
 * An attempt that ended.
 *
 * @param at when
 * @param report what it said; empty where it said nothing, or where only the status remembers it
 * @param why in words, where there is no report
 * @param job where it is still there
 * @param recorded what the status says of this very attempt, once it has its outcome
 */
public record Ended(
        RunKey key,
        Verdict verdict,
        Instant at,
        Optional<Report> report,
        String why,
        Optional<ObservedJob> job,
        Optional<RunStatus> recorded) {

    /** What the status knows outlives the pod: once seen, an outcome is not lost any more. */
    static Ended of(ObservedJob job, Optional<RunStatus> recorded, Instant now) {
        var same = recorded.filter(run -> run.number() == job.run() && run.attempt() == job.attempt())
                .filter(run -> run.outcome() != null);
        if (job.result() instanceof Result.Lost && same.isPresent()) {
            return remembered(same.get(), now);
        }
        var report = job.result() instanceof Result.Reported reported
                ? Optional.of(reported.report())
                : Optional.<Report>empty();
        return new Ended(
                RunKey.of(job),
                Verdict.of(job.result()),
                job.finishedAt().orElse(now),
                report,
                why(job.result()),
                Optional.of(job),
                same);
    }

    static Ended remembered(RunStatus recorded, Instant now) {
        return new Ended(
                RunKey.of(recorded),
                Verdict.ofWord(requireNonNullElse(recorded.outcome(), "lost")),
                Optional.ofNullable(recorded.finishedAt()).map(Instant::parse).orElse(now),
                Optional.empty(),
                requireNonNullElse(recorded.message(), ""),
                Optional.empty(),
                Optional.of(recorded));
    }

    /** The Job that the status speaks of is not there, and nobody saw how it ended. */
    static Ended vanished(RunStatus recorded, Instant now) {
        return new Ended(
                RunKey.of(recorded),
                Verdict.LOST,
                now,
                Optional.empty(),
                "Job " + recorded.job() + " was deleted before its result was seen",
                Optional.empty(),
                Optional.empty());
    }

    /** A Job that is deleted because it does not start. */
    static Ended abandoned(ObservedJob job, String why, Instant now) {
        return new Ended(RunKey.of(job), Verdict.LOST, now, Optional.empty(), why, Optional.of(job), Optional.empty());
    }

    private static String why(Result result) {
        return switch (result) {
            case Result.Reported reported -> reported.report().message();
            case Result.Exited exited ->
                "the container ended with exit code " + exited.outcome().exitCode()
                        + " and left no report; its log may say more";
            case Result.DeadlineExceeded exceeded -> "it was ended at its deadline (spec.run.deadline)";
            case Result.Lost lost -> lost.why();
            case Result.Running running -> "";
            case Result.NotStarted waiting -> waiting.why();
            case Result.Stuck stuck -> stuck.message();
        };
    }
}
