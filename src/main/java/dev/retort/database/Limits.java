package dev.retort.database;

import dev.retort.sql.Timeouts;
import java.time.Duration;
import java.util.Optional;

/**
 * How long a statement may take. No time at all means no limit.
 *
 * @param lock how long it waits for a lock, and others behind it
 * @param statement how long it runs, waits included; empty for as long as it takes
 */
public record Limits(Duration lock, Optional<Duration> statement) {
    /** Waits so long for a lock, and runs as long as it takes. */
    public static Limits lock(Duration timeout) {
        return new Limits(timeout, Optional.empty());
    }

    /** These, but for what a file says of its own scripts. */
    Limits with(Timeouts timeouts) {
        return new Limits(timeouts.lock().orElse(lock), timeouts.statement().or(() -> statement));
    }

    String lockText() {
        return text(lock);
    }

    String statementText() {
        return text(statement.orElse(Duration.ZERO));
    }

    private static String text(Duration time) {
        return Math.min(time.toMillis(), Integer.MAX_VALUE) + "ms";
    }
}
