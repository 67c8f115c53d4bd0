package dev.retort.engine;

import dev.retort.database.Contention;
import dev.retort.database.DatabaseUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Tries a step again that others were in the way of, after growing delays of half to one and a half times 0.5 s, 1 s, 2 s …
 * 15 s, so that two that wait for each other do not meet again.
 */
public final class Retries {
    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final int DOUBLINGS = 5;

    /** Waits. */
    public interface Sleeper {
        void sleep(Duration time) throws InterruptedException;
    }

    private final int most;
    private final RandomGenerator random;
    private final Sleeper sleeper;

    /** @param most how often one step is tried again */
    public Retries(int most, RandomGenerator random, Sleeper sleeper) {
        this.most = most;
        this.random = random;
        this.sleeper = sleeper;
    }

    /** Never. */
    public static Retries none() {
        return new Retries(0, () -> 0, time -> {});
    }

    /** The delay before another try; empty where there is none. */
    Optional<Duration> after(RuntimeException e, int retry) {
        return retry <= most && Contention.ended(e) ? Optional.of(delay(retry)) : Optional.empty();
    }

    Duration delay(int retry) {
        Duration grown = FIRST.multipliedBy(1L << Math.min(retry - 1, DOUBLINGS));
        Duration middle = grown.compareTo(LONGEST) > 0 ? LONGEST : grown;
        return Duration.ofMillis(Math.round(middle.toMillis() * (0.5 + random.nextDouble())));
    }

    int most() {
        return most;
    }

    void sleep(Duration delay) {
        try {
            sleeper.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailableException("stopped while waiting to try a step again", e);
        }
    }
}
