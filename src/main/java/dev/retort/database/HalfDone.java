package dev.retort.database;

import java.time.Instant;
import java.util.Optional;

/**
 * A script that ran outside a transaction and did not come to its end, by the last of its statements that began.
 *
 * @param direction {@code upgrade} or {@code downgrade}
 * @param statement 1-based, in its script
 * @param file empty where an earlier version of Retort made the mark
 * @param finished whether that statement is known to have ended, so that the next run goes on after it; else it is open:
 *     the connection was lost in it, or it failed and may have left something
 */
public record HalfDone(
        String revision,
        String direction,
        int statement,
        Optional<String> file,
        int line,
        String text,
        Instant since,
        boolean finished) {
    /** The place as people write it. */
    public String place() {
        return file.map(name -> name + ":" + line).orElse("line " + line);
    }
}
