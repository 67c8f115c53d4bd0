package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.LedgerEntry;
import dev.retort.database.RunLock;
import dev.retort.database.Session;
import dev.retort.revision.Target;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says where a database is, without running a script. */
public final class Stamp {
    private final Place place;
    private final Source source;
    private final RunListener listener;

    public Stamp(Place place, Source source, RunListener listener) {
        this.place = place;
        this.source = source;
        this.listener = listener;
    }

    /**
     * Moves each target's line there and leaves other branches alone.
     *
     * @param purge forget the rows first, also those that nobody knows
     * @return the rows after
     */
    public List<String> at(List<String> expressions, boolean purge) {
        List<Target> targets = expressions.stream().map(Target::parse).toList();
        try (Session session = place.open()) {
            RunLock.take(session, place.versionTable(), place.patience(), listener::note);
            Database database = new Database(session, place.versionTable());
            List<String> before = database.rows();
            List<LedgerEntry> ledger = database.ledger();
            Known known = new Known(source, purge ? List.of() : ledger, purge ? List.of() : before);
            Set<String> wanted = Verb.stamped(known.resolver(), targets);
            List<String> after = List.copyOf(known.graph().maximal(wanted));
            Set<String> recorded = new TreeSet<>();
            ledger.forEach(entry -> recorded.add(entry.revision().id()));
            database.prepare(after.stream().mapToInt(String::length).max().orElse(0));
            database.replace(
                    before,
                    after,
                    wanted.stream()
                            .filter(id -> !recorded.contains(id))
                            .map(known::entry)
                            .toList(),
                    recorded.stream().filter(id -> !wanted.contains(id)).toList());
            return after;
        }
    }
}
