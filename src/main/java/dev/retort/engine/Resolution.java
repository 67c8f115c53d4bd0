package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.HalfDone;
import dev.retort.database.Session;
import java.util.List;
import java.util.function.Consumer;

/** Lets a person say what became of a statement in which a run was killed. Needs no migrations, only the ledger. */
public final class Resolution {
    private final Place place;
    private final Consumer<String> waiting;

    /** @param waiting is told for whom it waits, where another run is at work */
    public Resolution(Place place, Consumer<String> waiting) {
        this.place = place;
        this.waiting = waiting;
    }

    /** What is half done; needs only rights to read, and no lock. */
    public List<HalfDone> list() {
        try (Session session = place.open()) {
            return place.database(session).halfDone();
        }
    }

    /**
     * Marks the open statement of a revision.
     *
     * @param revision its id, or a unique beginning
     * @param done whether it took effect; else the next run begins with it
     * @return what was marked
     * @throws EngineException where nothing of that revision is open
     */
    public HalfDone mark(String revision, boolean done) {
        try (Session session = place.open()) {
            place.lock(session, waiting);
            Database database = place.database(session);
            HalfDone open = open(database.halfDone(), revision);
            database.resolve(open, done);
            return open;
        }
    }

    private static HalfDone open(List<HalfDone> all, String revision) {
        List<HalfDone> named =
                all.stream().filter(it -> it.revision().startsWith(revision)).toList();
        List<HalfDone> exact =
                named.stream().filter(it -> it.revision().equals(revision)).toList();
        List<HalfDone> open = (exact.isEmpty() ? named : exact)
                .stream().filter(it -> !it.finished()).toList();
        if (open.size() == 1) {
            return open.getFirst();
        }
        if (open.size() > 1) {
            throw new EngineException("\"" + revision + "\" stands for statements of several scripts: "
                    + String.join(
                            ", ",
                            open.stream()
                                    .map(it -> it.direction() + " of " + it.revision())
                                    .toList())
                    + "; nothing was changed");
        }
        String why = named.isEmpty()
                ? "no statement of revision " + revision + " is open"
                : "the last statement of revision " + named.getFirst().revision() + " that began, at "
                        + named.getFirst().place() + ", is known to be done; the next run goes on after it";
        throw new EngineException(
                why + "; 'retort resolve' without a revision lists what is half done. Nothing was changed");
    }
}
