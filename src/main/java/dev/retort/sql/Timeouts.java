package dev.retort.sql;

import java.time.Duration;
import java.util.Optional;

/**
 * How long the statements of a file may take, where the file says it; takes part in no checksum.
 *
 * @param lock how long each waits for a lock
 * @param statement how long each runs, waits included
 */
public record Timeouts(Optional<Duration> lock, Optional<Duration> statement) {
    public static final Timeouts NONE = new Timeouts(Optional.empty(), Optional.empty());
}
