package dev.retort.operator.status;

import dev.retort.operator.api.Condition;
import dev.retort.operator.api.Condition.Status;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.decide.Ended;
import dev.retort.operator.decide.Verdict;
import dev.retort.operator.observe.Observation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The three conditions, as kstatus reads them: Reconciling while work is under way, Stalled when a person has to help,
 * Ready when the database is at the target.
 */
public final class Conditions {
    public static final String READY = "Ready";
    public static final String RECONCILING = "Reconciling";
    public static final String STALLED = "Stalled";

    private enum Health {
        READY,
        WORKING,
        RETRYING,
        STALLED,
        SUSPENDED
    }

    private record Said(Health health, String reason, String message) {}

    private Conditions() {}

    static List<Condition> of(Observation observed, Decision decision) {
        return conditions(observed, said(observed, decision));
    }

    /** For what came out only when the decision was carried out. */
    static List<Condition> stalled(Observation observed, String reason, String message) {
        return conditions(observed, new Said(Health.STALLED, reason, message));
    }

    private static Said said(Observation observed, Decision decision) {
        return switch (decision) {
            case Decision.Start start ->
                working(
                        observed,
                        start.key().attempt(),
                        "Starting attempt " + start.key().attempt());
            case Decision.Running running ->
                working(observed, running.key().attempt(), Messages.underWay(running.job(), observed.now()));
            case Decision.WaitForRun wait ->
                new Said(
                        Health.WORKING,
                        "WaitingForRun",
                        "Job %s for an earlier version of the resource has not ended yet; what is wanted now comes after it"
                                .formatted(wait.job().name()));
            case Decision.WaitForPods wait ->
                new Said(
                        Health.WORKING,
                        "WaitingForPods",
                        "Pods of an earlier attempt have not ended yet: " + String.join(", ", wait.pods()));
            case Decision.WaitForSource wait ->
                new Said(
                        Health.RETRYING,
                        "SourceMissing",
                        "Waiting for ConfigMap %s in namespace %s"
                                .formatted(String.join(", ", wait.configMaps()), observed.namespace()));
            case Decision.SourceUnusable unusable -> new Said(Health.STALLED, "SourceUnusable", unusable.why());
            case Decision.Abandon abandon ->
                abandon.wanted()
                        ? new Said(Health.RETRYING, "CannotStart", Messages.ended(abandon.ended()))
                        : new Said(Health.WORKING, "WaitingForRun", Messages.ended(abandon.ended()));
            case Decision.RetryLater retry ->
                new Said(
                        retry.exhausted() ? Health.STALLED : Health.RETRYING,
                        reason(retry.last()),
                        Messages.ended(retry.last()) + " Next attempt at " + seconds(retry.at()) + ".");
            case Decision.Suspended suspended ->
                new Said(Health.SUSPENDED, "Suspended", "Nothing is started while spec.suspend is true");
            case Decision.Succeeded succeeded -> new Said(Health.READY, "AtTarget", Messages.ended(succeeded.last()));
            case Decision.GaveUp gaveUp ->
                new Said(Health.STALLED, reason(gaveUp.last()), Messages.ended(gaveUp.last()) + what(gaveUp.last()));
        };
    }

    /** Attempts beyond those that were granted go on quietly: a person has been asked for help already. */
    private static Said working(Observation observed, int attempt, String message) {
        return attempt > observed.spec().run().attempts()
                ? new Said(Health.STALLED, "AttemptsExhausted", message)
                : new Said(Health.WORKING, "Migrating", message);
    }

    private static String reason(Ended ended) {
        return switch (ended.verdict()) {
            case DONE -> "AtTarget";
            case FAILED -> "Failed";
            case INVALID -> "Invalid";
            case REFUSED -> "Refused";
            case UNAVAILABLE -> "Unavailable";
            case LOST -> "ReportLost";
            case DEADLINE -> "DeadlineExceeded";
        };
    }

    private static String what(Ended ended) {
        return ended.verdict() == Verdict.DEADLINE
                ? " Raise spec.run.deadline, or make the step smaller."
                : " It runs again when the spec or the migrations change.";
    }

    private static List<Condition> conditions(Observation observed, Said said) {
        var ready =
                switch (said.health()) {
                    case READY -> Status.True;
                    case WORKING -> Status.Unknown;
                    case RETRYING, STALLED, SUSPENDED -> Status.False;
                };
        var working = said.health() == Health.WORKING || said.health() == Health.RETRYING;
        return List.of(
                condition(observed, READY, ready, said),
                condition(observed, RECONCILING, working ? Status.True : Status.False, said),
                condition(observed, STALLED, said.health() == Health.STALLED ? Status.True : Status.False, said));
    }

    /** The time moves only when the status does. */
    private static Condition condition(Observation observed, String type, Status status, Said said) {
        var since = observed.status().conditions().stream()
                .filter(old -> old.type().equals(type) && old.status() == status)
                .map(Condition::lastTransitionTime)
                .findFirst()
                .orElseGet(() -> seconds(observed.now()));
        return new Condition(type, status, observed.generation(), since, said.reason(), said.message());
    }

    static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
