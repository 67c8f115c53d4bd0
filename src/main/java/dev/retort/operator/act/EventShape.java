package dev.retort.operator.act;

import dev.retort.operator.api.Condition;
import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.api.RunStatus;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.decide.Hashes;
import dev.retort.operator.decide.Verdict;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.status.Text;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** What is worth an event, and what it says. Its name follows from what happened, so that it is recorded once. Pure. */
final class EventShape {
    static final String CONTROLLER = "retort.dev/operator";
    /** In bytes, as the API server counts. */
    private static final int NOTE = 1024;

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private EventShape() {}

    static Optional<Event> of(
            Observation observed, Decision decision, DatabaseMigrationStatus status, String reporter) {
        return reason(decision, status).map(reason -> new EventBuilder()
                .withNewMetadata()
                .withNamespace(observed.namespace())
                .withName(name(observed, status, reason))
                .endMetadata()
                .withEventTime(new MicroTime(MICROS.format(observed.now())))
                .withReportingController(CONTROLLER)
                .withReportingInstance(reporter)
                .withAction("Migrate")
                .withType(warns(decision) ? "Warning" : "Normal")
                .withReason(reason)
                .withNote(Text.within(Text.oneLine(note(decision, status), NOTE), NOTE))
                .withNewRegarding()
                .withApiVersion(observed.resource().getApiVersion())
                .withKind(observed.resource().getKind())
                .withNamespace(observed.namespace())
                .withName(observed.name())
                .withUid(observed.uid())
                .endRegarding()
                .build());
    }

    private static Optional<String> reason(Decision decision, DatabaseMigrationStatus status) {
        return switch (decision) {
            case Decision.Start start -> Optional.of("RunStarted");
            case Decision.Succeeded succeeded -> Optional.of(moved(status));
            case Decision.GaveUp gaveUp ->
                Optional.of(gaveUp.last().verdict() == Verdict.REFUSED ? "Refused" : "RunFailed");
            case Decision.RetryLater retry -> Optional.of("RetryScheduled");
            case Decision.Abandon abandon -> Optional.of("RunAbandoned");
            case Decision.Suspended suspended -> Optional.of("Suspended");
            case Decision.WaitForSource wait -> Optional.of("SourceMissing");
            case Decision.SourceUnusable unusable -> Optional.of("SourceUnusable");
            case Decision.Running running -> Optional.empty();
            case Decision.WaitForRun wait -> Optional.empty();
            case Decision.WaitForPods wait -> Optional.empty();
        };
    }

    private static String moved(DatabaseMigrationStatus status) {
        return switch (direction(status)) {
            case "upgrade" -> "Upgraded";
            case "downgrade" -> "RolledBack";
            case "both" -> "Moved";
            default -> "UpToDate";
        };
    }

    private static String direction(DatabaseMigrationStatus status) {
        return Optional.ofNullable(status.run()).map(RunStatus::direction).orElse("none");
    }

    private static boolean warns(Decision decision) {
        return switch (decision) {
            case Decision.GaveUp gaveUp -> true;
            case Decision.RetryLater retry -> true;
            case Decision.Abandon abandon -> true;
            case Decision.WaitForSource wait -> true;
            case Decision.SourceUnusable unusable -> true;
            case Decision.Start start -> false;
            case Decision.Running running -> false;
            case Decision.WaitForRun wait -> false;
            case Decision.WaitForPods wait -> false;
            case Decision.Suspended suspended -> false;
            case Decision.Succeeded succeeded -> false;
        };
    }

    private static String note(Decision decision, DatabaseMigrationStatus status) {
        var message =
                status.conditions().stream().map(Condition::message).findFirst().orElse("");
        return decision instanceof Decision.Start
                ? Optional.ofNullable(status.run())
                        .map(run -> "Attempt %d of run %s in Job %s".formatted(run.attempt(), run.name(), run.job()))
                        .orElse(message)
                : message;
    }

    private static String name(Observation observed, DatabaseMigrationStatus status, String reason) {
        var run = status.run();
        var what = "%s\n%s\n%d\n%s"
                .formatted(
                        observed.uid(),
                        reason,
                        observed.generation(),
                        run == null ? "" : run.number() + "\n" + run.attempt());
        return observed.name() + "." + Hashes.sha256(what).substring(0, 16);
    }
}
