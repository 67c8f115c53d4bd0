package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.LedgerEntry;
import dev.retort.database.Session;
import dev.retort.revision.GraphException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Accepts, on purpose, that files of applied revisions have changed: the ledger then holds what they say now. */
public final class Repair {
    private final Place place;
    private final Source source;
    private final Consumer<String> waiting;

    /** @param waiting is told for whom it waits, where another run is at work */
    public Repair(Place place, Source source, Consumer<String> waiting) {
        this.place = place;
        this.source = source;
        this.waiting = waiting;
    }

    /** What differs; needs only rights to read, and no lock. */
    public List<Difference> differences() {
        try (Session session = place.open()) {
            return differences(place.database(session));
        }
    }

    private List<Difference> differences(Database database) {
        Map<String, LedgerEntry> files = new TreeMap<>();
        for (Revision applied : database.ledger()) {
            source.migration(applied.id())
                    .ifPresent(file -> files.put(applied.id(), new LedgerEntry(file.revision(), file.scripts())));
        }
        return database.entries(files.keySet()).stream()
                .flatMap(applied ->
                        Optional.ofNullable(files.get(applied.revision().id()))
                                .flatMap(file -> Difference.between(applied, file))
                                .stream())
                .toList();
    }

    /**
     * Stores the present files of these revisions.
     *
     * @param revisions ids or unique beginnings; all that differ where there are none
     * @return what differed of them
     * @throws EngineException where one does not differ, or what they say now does not fit what is applied
     */
    public List<Difference> accept(List<String> revisions) {
        try (Session session = place.open()) {
            place.lock(session, waiting);
            Database database = place.database(session);
            List<Difference> all = differences(database);
            List<Difference> accepted = revisions.isEmpty()
                    ? all
                    : revisions.stream()
                            .map(named -> named(all, named))
                            .distinct()
                            .toList();
            if (!accepted.isEmpty()) {
                mustFit(database, accepted);
                database.prepare(0);
                database.repair(accepted.stream().map(Difference::file).toList());
            }
            return accepted;
        }
    }

    private static Difference named(List<Difference> all, String name) {
        List<Difference> found = all.stream()
                .filter(difference -> difference.revision().startsWith(name))
                .toList();
        Optional<Difference> exact = found.stream()
                .filter(difference -> difference.revision().equals(name))
                .findFirst();
        if (exact.isEmpty() && found.size() != 1) {
            throw new EngineException((found.isEmpty()
                            ? "no applied revision " + name + " has a file that differs from what was applied"
                            : "\"" + name + "\" stands for several revisions: "
                                    + String.join(
                                            ", ",
                                            found.stream()
                                                    .map(Difference::revision)
                                                    .toList()))
                    + "; 'retort repair' without a revision lists what differs. Nothing was changed");
        }
        return exact.orElseGet(found::getFirst);
    }

    /** What is applied has to stay what is applied. */
    private void mustFit(Database database, List<Difference> accepted) {
        Map<String, Revision> before = new TreeMap<>();
        source.revisions().forEach(revision -> before.put(revision.id(), revision));
        database.ledger().forEach(revision -> before.put(revision.id(), revision));
        Map<String, Revision> after = new TreeMap<>(before);
        accepted.forEach(
                difference -> after.put(difference.revision(), difference.file().revision()));
        List<String> rows = database.rows();
        Set<String> lost = new TreeSet<>(applied(before, rows));
        Set<String> now = applied(after, rows);
        Set<String> gained = new TreeSet<>(now);
        gained.removeAll(lost);
        lost.removeAll(now);
        lost.addAll(gained);
        if (!lost.isEmpty()) {
            throw new EngineException("the files put the revisions in another order than the one in which they were"
                    + " applied: with them, it would no longer hold whether these are applied: "
                    + String.join(", ", lost)
                    + ". Put their down_revision and depends_on back. Nothing was changed");
        }
    }

    private static Set<String> applied(Map<String, Revision> revisions, List<String> rows) {
        try {
            return RevisionGraph.of(new ArrayList<>(revisions.values())).applied(rows);
        } catch (GraphException e) {
            throw new EngineException(
                    "the files do not fit what is applied: " + e.getMessage() + ". Nothing was changed");
        }
    }
}
