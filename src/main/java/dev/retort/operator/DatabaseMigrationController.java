package dev.retort.operator;

import dev.retort.operator.act.Actor;
import dev.retort.operator.act.Events;
import dev.retort.operator.act.JobShape;
import dev.retort.operator.act.StatusWriter;
import dev.retort.operator.api.DatabaseMigration;
import dev.retort.operator.decide.Decide;
import dev.retort.operator.decide.Decision;
import dev.retort.operator.observe.EventSources;
import dev.retort.operator.observe.Observation;
import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Observer;
import dev.retort.operator.status.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.api.config.informer.Informer;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/** Observe, decide, write the status, act. */
@ControllerConfiguration(
        name = DatabaseMigrationController.NAME,
        fieldManager = "retort-operator",
        // The SDK's filter for own events, which this turns off, loses edits that arrive during a status write.
        informer = @Informer(comparableResourceVersions = false),
        maxReconciliationInterval = @MaxReconciliationInterval(interval = 10, timeUnit = TimeUnit.MINUTES))
// Endless: after a last attempt only an event would bring the resource back.
@GradualRetry(maxAttempts = -1, initialInterval = 500, intervalMultiplier = 2, maxInterval = 60_000)
public final class DatabaseMigrationController implements Reconciler<DatabaseMigration> {
    static final String NAME = "databasemigration";
    /** Heals a missed event. */
    private static final Duration WHILE_RUNNING = Duration.ofSeconds(15);

    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration WHILE_BLOCKED = Duration.ofMinutes(1);

    private final Observer observer;
    private final Actor actor;
    private final Events events;
    private final RunMetrics metrics;
    private final StatusWriter statuses = new StatusWriter();

    public DatabaseMigrationController(
            RetortConfig config, KubernetesClient client, MeterRegistry registry, Clock clock) {
        observer = new Observer(clock);
        actor = new Actor(new JobShape(
                config.runner().image(),
                config.runner().imagePullPolicy(),
                config.runner().runAsUser()));
        events = new Events(client, config.podName().orElse("retort"));
        metrics = new RunMetrics(registry);
    }

    @Override
    public List<EventSource<?, DatabaseMigration>> prepareEventSources(EventSourceContext<DatabaseMigration> context) {
        return EventSources.of(context);
    }

    @Override
    public UpdateControl<DatabaseMigration> reconcile(DatabaseMigration resource, Context<DatabaseMigration> context) {
        UnaryOperator<DatabaseMigration> apply = context.resourceOperations()::serverSideApplyPrimaryStatus;
        var observed = observer.observe(resource, statuses.newest(resource), context);
        var decision = Decide.decide(observed);
        var status = StatusBuilder.build(observed, decision);
        // Before the Job is made, so that after a crash it is known which one was meant.
        if (!isRetryOfBlocked(observed, decision)) {
            switch (statuses.write(observed, status, apply)) {
                case CHANGED -> {
                    metrics.changed(observed.status(), status);
                    events.record(observed, decision, status);
                }
                case UNCHANGED -> {}
                case OUTDATED -> {
                    // So is the decision. The newer one brings an event; this heals a missed one.
                    return UpdateControl.<DatabaseMigration>noUpdate().rescheduleAfter(SOON);
                }
            }
        }
        var obstacle = actor.act(observed, decision, context);
        obstacle.ifPresent(found -> statuses.write(
                observed, StatusBuilder.blocked(observed, status, found.reason(), found.message()), apply));
        var control = UpdateControl.<DatabaseMigration>noUpdate();
        (obstacle.isPresent() ? Optional.of(WHILE_BLOCKED) : again(observed, decision))
                .ifPresent(control::rescheduleAfter);
        return control;
    }

    /** The Job was announced and could not be made: the status says so, and does not flicker while it is tried again. */
    private static boolean isRetryOfBlocked(Observation observed, Decision decision) {
        return decision instanceof Decision.Start start
                && observed.recorded()
                        .filter(run -> run.number() == start.key().run()
                                && run.attempt() == start.key().attempt())
                        .isPresent()
                && observed.status().observedGeneration() != null
                && observed.status().observedGeneration() == observed.generation();
    }

    private static Optional<Duration> again(Observation observed, Decision decision) {
        var next = afterDecision(observed, decision);
        return observed.jobs().stream().anyMatch(ObservedJob::heldUp)
                ? next.filter(wait -> wait.compareTo(SOON) < 0).or(() -> Optional.of(SOON))
                : next;
    }

    private static Optional<Duration> afterDecision(Observation observed, Decision decision) {
        return switch (decision) {
            case Decision.Start start -> Optional.of(WHILE_RUNNING);
            case Decision.Running running -> Optional.of(WHILE_RUNNING);
            case Decision.WaitForRun wait -> Optional.of(WHILE_RUNNING);
            case Decision.WaitForPods wait -> Optional.of(SOON);
            case Decision.Abandon abandon -> Optional.of(SOON);
            case Decision.RetryLater retry ->
                Optional.of(Duration.between(observed.now(), retry.at()).plusMillis(1));
            case Decision.WaitForSource wait -> Optional.empty();
            case Decision.SourceUnusable unusable -> Optional.empty();
            case Decision.Suspended suspended -> Optional.empty();
            case Decision.Succeeded succeeded -> Optional.empty();
            case Decision.GaveUp gaveUp -> Optional.empty();
        };
    }
}
