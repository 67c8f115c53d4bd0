package dev.retort.database.archive;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long the archive keeps, and how much.
 *
 * @param maxAge since it was kept
 * @param maxBytes of all together, as they lie on the disk
 */
public record Retention(Optional<Duration> maxAge, Optional<Long> maxBytes) {
    public static final Retention FOR_EVER = new Retention(Optional.empty(), Optional.empty());

    /** Whether nothing ever goes. */
    public boolean forEver() {
        return maxAge.isEmpty() && maxBytes.isEmpty();
    }

    /**
     * What is too old, and beyond that the oldest of what is too much.
     *
     * @param all the newest first
     */
    public List<Item> expired(List<Item> all, Instant now) {
        List<Item> expired = new ArrayList<>();
        long bytes = 0;
        for (Item item : all) {
            bytes += item.bytes();
            boolean old = maxAge.filter(age -> item.origin().keptAt().isBefore(now.minus(age)))
                    .isPresent();
            long soFar = bytes;
            if (old || maxBytes.filter(limit -> soFar > limit).isPresent()) {
                expired.add(item);
            }
        }
        return expired;
    }
}
