package dev.retort.engine;

import dev.retort.database.Session;
import java.util.function.Consumer;

/** Makes sure that version table and ledger exist; a database that has both is left as it is. */
public final class Preparation {
    private final Place place;
    private final Consumer<String> waiting;

    /**
     * @param waiting is told for whom it waits, where another run is at work
     */
    public Preparation(Place place, Consumer<String> waiting) {
        this.place = place;
        this.waiting = waiting;
    }

    /**
     * Creates what is missing.
     *
     * @throws dev.retort.database.DatabaseUnavailableException where trying again later makes sense
     * @throws dev.retort.database.DatabaseException where the database refuses
     */
    public void run() {
        try (Session session = place.open()) {
            place.lock(session, waiting);
            place.database(session).prepare(0);
        }
    }
}
