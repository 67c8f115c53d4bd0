package dev.retort.operator.status;

import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.api.DatabaseMigrationStatus.SourceStatus;
import dev.retort.operator.api.RunStatus;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.decide.Hashes;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Source;
import dev.retort.report.Report;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The complete status, each time from what is observed and decided: what is left out here is deleted. Pure. */
public final class StatusBuilder {
    private StatusBuilder() {}

    public static DatabaseMigrationStatus build(Observation observed, Decision decision) {
        var old = observed.status();
        var report = newestReport(observed);
        var applied = report.map(Report::appliedRevisions).orElse(old.appliedRevisions());
        var target = report.map(Report::targetRevisions).map(Text::revisions).orElse(old.targetRevision());
        var run = Runs.status(observed, decision).orElse(old.run());
        return new DatabaseMigrationStatus(
                observed.generation(),
                applied == null ? null : Text.revisions(applied),
                applied,
                target,
                new SourceStatus(digest(observed)),
                Conditions.of(observed, decision),
                run,
                Runs.history(observed, decision));
    }

    /** The same, where carrying the decision out met something that only a person can remove. */
    public static DatabaseMigrationStatus blocked(
            Observation observed, DatabaseMigrationStatus built, String reason, String message) {
        return new DatabaseMigrationStatus(
                built.observedGeneration(),
                built.appliedRevision(),
                built.appliedRevisions(),
                built.targetRevision(),
                built.source(),
                Conditions.stalled(observed, reason, Text.oneLine(message, 2000)),
                built.run(),
                built.history());
    }

    /** Never older than the status: a Job that is kept as history says nothing new. */
    private static Optional<Report> newestReport(Observation observed) {
        return observed.jobs().stream()
                .filter(job -> observed.recorded().map(run -> !older(job, run)).orElse(true))
                .sorted(ObservedJob.BY_AGE.reversed())
                .flatMap(job -> Runs.report(job).stream())
                .filter(report -> report.appliedRevisions() != null)
                .findFirst();
    }

    private static boolean older(ObservedJob job, RunStatus run) {
        return job.run() < run.number() || (job.run() == run.number() && job.attempt() < run.attempt());
    }

    /** For an image what was pulled, as soon as a pod says it. */
    private static @Nullable String digest(Observation observed) {
        if (!(observed.source() instanceof Source.Found found)) {
            return null;
        }
        if (observed.spec().migrations().image() == null) {
            return found.digest();
        }
        var hash = Hashes.wanted(observed.spec(), found.digest());
        return observed.jobs().stream()
                .filter(job -> job.hash().equals(hash))
                .sorted(ObservedJob.BY_AGE.reversed())
                .flatMap(job -> job.imageDigest().stream())
                .findFirst()
                .or(() -> observed.recorded()
                        .filter(run -> run.hash().equals(hash))
                        .map(run -> observed.status().source())
                        .map(source -> source.digest()))
                .orElse(found.digest());
    }
}
