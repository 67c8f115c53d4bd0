package dev.retort.operator;

import dev.retort.operator.api.DatabaseMigrationStatus;
import dev.retort.operator.api.RunStatus;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts what ended: attempts by outcome and direction, and how long they took. No label names a resource. */
final class RunMetrics {
    private final MeterRegistry registry;

    RunMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** A status that has an outcome which the one before had not is an attempt that ended. */
    void changed(DatabaseMigrationStatus before, DatabaseMigrationStatus after) {
        var run = after.run();
        if (run == null || run.outcome() == null || known(before, run)) {
            return;
        }
        var direction = Optional.ofNullable(run.direction()).orElse("none");
        registry.counter("retort.runs", "outcome", run.outcome(), "direction", direction)
                .increment();
        if (run.startedAt() != null && run.finishedAt() != null) {
            registry.timer("retort.run.duration", "outcome", run.outcome(), "direction", direction)
                    .record(Duration.between(Instant.parse(run.startedAt()), Instant.parse(run.finishedAt())));
        }
    }

    private static boolean known(DatabaseMigrationStatus before, RunStatus run) {
        var old = before.run();
        return old != null && old.number() == run.number() && old.attempt() == run.attempt() && old.outcome() != null;
    }
}
