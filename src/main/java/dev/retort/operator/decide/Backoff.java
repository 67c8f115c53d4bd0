package dev.retort.operator.decide;

import java.time.Duration;

/** How long to wait before the next attempt: five seconds, doubled each time, five minutes at most. */
final class Backoff {
    static final Duration FIRST = Duration.ofSeconds(5);
    static final Duration LONGEST = Duration.ofMinutes(5);

    private Backoff() {}

    static Duration after(int attempt, boolean exhausted) {
        if (exhausted || attempt > 7) {
            return LONGEST;
        }
        var doubled = FIRST.multipliedBy(1L << (attempt - 1));
        return doubled.compareTo(LONGEST) < 0 ? doubled : LONGEST;
    }
}
