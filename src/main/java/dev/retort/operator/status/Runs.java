package dev.retort.operator.status;

import static dev.retort.operator.status.Conditions.seconds;

import dev.retort.operator.api.RunRecord;
import dev.retort.operator.api.RunStatus;
import dev.retort.operator.api.RunStatus.Phase;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.decide.Ended;
import dev.retort.operator.decide.RunKey;
import dev.retort.operator.decide.Verdict;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Result;
import dev.retort.report.Report;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the status says of runs. */
final class Runs {
    private static final int HISTORY = 10;

    private Runs() {}

    static Optional<Report> report(ObservedJob job) {
        return job.result() instanceof Result.Reported reported ? Optional.of(reported.report()) : Optional.empty();
    }

    /** Of the newest run; empty where nothing is known beyond what the status says already. */
    static Optional<RunStatus> status(Observation observed, Decision decision) {
        return switch (decision) {
            case Decision.Start start -> Optional.of(starting(observed, start.key()));
            case Decision.Running running -> Optional.of(running(observed, running.job()));
            case Decision.WaitForRun wait -> Optional.of(running(observed, wait.job()));
            case Decision.Abandon abandon ->
                Optional.of(ended(
                        observed,
                        abandon.ended(),
                        abandon.wanted() ? Phase.Waiting : Phase.Failed,
                        abandon.wanted() ? Optional.of(abandon.retryAt()) : Optional.empty()));
            case Decision.RetryLater retry ->
                Optional.of(ended(observed, retry.last(), Phase.Waiting, Optional.of(retry.at())));
            case Decision.Succeeded succeeded ->
                Optional.of(ended(observed, succeeded.last(), Phase.Succeeded, Optional.empty()));
            case Decision.GaveUp gaveUp -> Optional.of(ended(observed, gaveUp.last(), Phase.Failed, Optional.empty()));
            case Decision.WaitForPods wait -> wait.previous().flatMap(last -> overtaken(observed, last));
            case Decision.Suspended suspended -> suspended.last().flatMap(last -> over(observed, last));
            case Decision.WaitForSource wait -> wait.last().flatMap(last -> over(observed, last));
            case Decision.SourceUnusable unusable -> unusable.last().flatMap(last -> over(observed, last));
        };
    }

    /** The last ten, the newest first. What is in it already stays as it is: its Job may be gone by now. */
    static List<RunRecord> history(Observation observed, Decision decision) {
        var old = observed.status().history();
        var added = over(decision)
                .filter(last ->
                        old.stream().noneMatch(run -> run.number() == last.key().run()))
                .map(last -> record(observed, last));
        return Stream.concat(added.stream(), old.stream())
                .sorted(Comparator.comparingInt(RunRecord::number).reversed())
                .limit(HISTORY)
                .toList();
    }

    /** The run that this decision closes, or finds closed. */
    private static Optional<Ended> over(Decision decision) {
        return switch (decision) {
            case Decision.Succeeded succeeded -> Optional.of(succeeded.last());
            case Decision.GaveUp gaveUp -> Optional.of(gaveUp.last());
            case Decision.Start start ->
                start.previous().filter(last -> last.key().run() != start.key().run());
            case Decision.Abandon abandon -> Optional.of(abandon.ended()).filter(ended -> !abandon.wanted());
            case Decision.Running running -> Optional.empty();
            case Decision.WaitForRun wait -> Optional.empty();
            case Decision.WaitForPods wait -> Optional.empty();
            case Decision.WaitForSource wait -> Optional.empty();
            case Decision.SourceUnusable unusable -> Optional.empty();
            case Decision.RetryLater retry -> Optional.empty();
            case Decision.Suspended suspended -> Optional.empty();
        };
    }

    /** Something else comes next; how the last one ended is noted first. */
    private static Optional<RunStatus> overtaken(Observation observed, Ended last) {
        return last.recorded().isPresent() ? Optional.empty() : over(observed, last);
    }

    /** How it ended, and no next attempt: none follows by time alone. An attempt announced since is newer than that. */
    private static Optional<RunStatus> over(Observation observed, Ended last) {
        var phase = last.verdict() == Verdict.DONE ? Phase.Succeeded : Phase.Failed;
        return observed.recorded()
                        .filter(run -> new RunKey(run.hash(), run.number(), run.attempt()).after(last.key()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(ended(observed, last, phase, Optional.empty()));
    }

    private static RunStatus starting(Observation observed, RunKey key) {
        return base(observed, key, Phase.Starting, Optional.empty(), "Attempt %d starts".formatted(key.attempt()));
    }

    private static RunStatus running(Observation observed, ObservedJob job) {
        var key = new RunKey(job.hash(), job.run(), job.attempt());
        return base(
                observed,
                key,
                started(observed, job, key) ? Phase.Running : Phase.Starting,
                Optional.of(job.createdAt()),
                Messages.underWay(job, observed.now()));
    }

    /** Its container is at work, or was: a pod that was drained is made again, and the run is none that begins. */
    private static boolean started(Observation observed, ObservedJob job, RunKey key) {
        return job.result() instanceof Result.Running
                || observed.recorded()
                        .filter(run -> run.phase() == Phase.Running
                                && run.number() == key.run()
                                && run.attempt() == key.attempt())
                        .isPresent();
    }

    private static RunStatus base(
            Observation observed, RunKey key, Phase phase, Optional<Instant> startedAt, String message) {
        return new RunStatus(
                key.runName(observed.name(), observed.uid()),
                key.run(),
                key.attempt(),
                key.hash(),
                phase,
                key.jobName(observed.name(), observed.uid()),
                null,
                null,
                startedAt.map(Conditions::seconds).orElse(null),
                null,
                null,
                null,
                message,
                null);
    }

    private static RunStatus ended(Observation observed, Ended ended, Phase phase, Optional<Instant> retryAt) {
        // The status remembers; of the pod nothing more may be left than that it is gone.
        if (ended.recorded().isPresent() && ended.report().isEmpty()) {
            return remembered(ended.recorded().get(), phase, retryAt);
        }
        var report = ended.report();
        return new RunStatus(
                ended.key().runName(observed.name(), observed.uid()),
                ended.key().run(),
                ended.key().attempt(),
                ended.key().hash(),
                phase,
                ended.key().jobName(observed.name(), observed.uid()),
                report.map(Report::direction).orElse(null),
                ended.verdict().word(),
                ended.job().map(job -> seconds(job.createdAt())).orElse(null),
                seconds(ended.at()),
                report.map(Report::stepsDone).orElse(null),
                report.map(Report::stepsTotal).orElse(null),
                Messages.ended(ended),
                retryAt.map(Conditions::seconds).orElse(null));
    }

    private static RunStatus remembered(RunStatus run, Phase phase, Optional<Instant> retryAt) {
        return new RunStatus(
                run.name(),
                run.number(),
                run.attempt(),
                run.hash(),
                phase,
                run.job(),
                run.direction(),
                run.outcome(),
                run.startedAt(),
                run.finishedAt(),
                run.stepsDone(),
                run.stepsTotal(),
                run.message(),
                retryAt.map(Conditions::seconds).orElse(null));
    }

    private static RunRecord record(Observation observed, Ended ended) {
        var run = ended.recorded()
                .filter(recorded -> ended.report().isEmpty())
                .orElseGet(() -> ended(observed, ended, Phase.Succeeded, Optional.empty()));
        return new RunRecord(
                run.name(),
                run.number(),
                run.attempt(),
                ended.report().map(Report::targetRevisions).map(Text::revisions).orElse(null),
                ended.report()
                        .map(Report::appliedRevisions)
                        .map(Text::revisions)
                        .orElse(null),
                run.direction(),
                ended.verdict().word(),
                seconds(ended.at()),
                Text.oneLine(run.message() == null ? "" : run.message(), 500));
    }
}
