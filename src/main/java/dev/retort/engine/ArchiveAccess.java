package dev.retort.engine;

import dev.retort.database.RunLock;
import dev.retort.database.Session;
import dev.retort.database.archive.Archive;
import dev.retort.database.archive.Item;
import dev.retort.database.archive.Restored;
import dev.retort.database.archive.Retention;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks into the archive, puts back from it on demand, and gives up what it keeps. Needs no migrations, only the ledger. */
public final class ArchiveAccess {
    /**
     * What an item keeps.
     *
     * @param columns their names
     * @param rows the first ones, as text; none where nothing is kept any more
     */
    public record Contents(Item item, List<String> columns, List<List<String>> rows) {}

    private final Place place;
    private final Consumer<String> waiting;

    /** @param waiting is told for whom it waits, where another run is at work */
    public ArchiveAccess(Place place, Consumer<String> waiting) {
        this.place = place;
        this.waiting = waiting;
    }

    private Archive archive(Session session) {
        return new Archive(session, place.ledger(), place.versionTable());
    }

    /** All that is kept or was, the newest first; needs only rights to read, and no lock. */
    public List<Item> items() {
        try (Session session = place.open()) {
            return archive(session).items();
        }
    }

    /**
     * An item with its first rows; needs only rights to read, and no lock.
     *
     * @throws EngineException where there is no such item
     */
    public Contents contents(long id, int limit) {
        try (Session session = place.open()) {
            Archive archive = archive(session);
            Item item = find(archive, List.of(id)).getFirst();
            List<List<String>> rows = archive.rows(id, limit);
            return rows.isEmpty()
                    ? new Contents(item, List.of(), List.of())
                    : new Contents(item, rows.getFirst(), rows.subList(1, rows.size()));
        }
    }

    /**
     * Puts back what an item keeps, now. What was written since stays as it is, and so does what that stands in the way of.
     *
     * @throws EngineException where there is no such item
     */
    public Restored restore(long id) {
        try (Session session = locked()) {
            Archive archive = archive(session);
            Item item = find(archive, List.of(id)).getFirst();
            return item.holds()
                    ? archive.restore(item)
                    : new Restored(item, 0, 0, List.of("it keeps nothing any more"));
        }
    }

    /**
     * Gives up what items keep, all of them or, where one is not known, none.
     *
     * @return those that kept something
     * @throws EngineException where there is no such item
     */
    public List<Item> drop(List<Long> ids) {
        try (Session session = locked()) {
            Archive archive = archive(session);
            return dropped(archive, find(archive, ids));
        }
    }

    /** Gives up all that is kept. */
    public List<Item> dropAll() {
        try (Session session = locked()) {
            Archive archive = archive(session);
            return dropped(archive, archive.items());
        }
    }

    /** Gives up what a rule says. */
    public List<Item> drop(Retention retention) {
        try (Session session = locked()) {
            Archive archive = archive(session);
            return dropped(archive, archive.expired(retention));
        }
    }

    private static List<Item> dropped(Archive archive, List<Item> items) {
        List<Item> going = items.stream().filter(Item::holds).toList();
        archive.drop(going);
        return going;
    }

    private Session locked() {
        Session session = place.open();
        try {
            RunLock.take(session, place.ledger(), place.versionTable(), place.patience(), waiting);
            return session;
        } catch (RuntimeException e) {
            session.close();
            throw e;
        }
    }

    private static List<Item> find(Archive archive, List<Long> ids) {
        Map<Long, Item> all = archive.items().stream().collect(Collectors.toMap(Item::id, Function.identity()));
        List<String> unknown = new TreeSet<>(ids)
                .stream()
                        .filter(id -> !all.containsKey(id))
                        .map(String::valueOf)
                        .toList();
        if (!unknown.isEmpty()) {
            throw new EngineException("the archive has no item " + String.join(", ", unknown)
                    + "; 'retort archive list --all' lists those that it has. Nothing was changed");
        }
        return new TreeSet<>(ids).stream().map(all::get).toList();
    }
}
