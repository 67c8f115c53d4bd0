package dev.retort.importing;

import dev.retort.source.Source;
import java.util.Optional;

/** Runs imported files on a database, as the engine runs any. */
public interface Replay {
    /**
     * Applies all of them.
     *
     * @param database the scratch database's name
     * @return what went wrong
     */
    Optional<String> up(Source source, String database);

    /**
     * Undoes what stands above the target.
     *
     * @param target a revision, or {@code base}
     */
    Optional<String> down(Source source, String database, String target);
}
