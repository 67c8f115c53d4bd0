package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.LedgerEntry;
import dev.retort.database.Session;
import dev.retort.revision.Destination;
import dev.retort.revision.Revision;
import dev.retort.revision.Target;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

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
            place.lock(session, listener::note);
            Database database = place.database(session);
            List<String> before = database.rows();
            Set<String> recorded =
                    database.ledger().stream().map(Revision::id).collect(Collectors.toCollection(TreeSet::new));
            Known known = Known.forStamp(source, database, purge);
            List<Destination> destinations =
                    targets.stream().map(known.resolver()::destination).toList();
            Set<String> wanted = Verb.stamped(known.resolver(), targets);
            List<String> after = List.copyOf(known.graph().maximal(wanted));
            List<LedgerEntry> coming = coming(database, known, destinations, wanted, recorded);
            List<String> going =
                    recorded.stream().filter(id -> !wanted.contains(id)).toList();
            database.prepare(after.stream().mapToInt(String::length).max().orElse(0));
            List<String> halfDone =
                    database.replace(before, after, coming, going, touched(known, destinations, coming, going));
            tell(going, halfDone);
            return after;
        }
    }

    /** What the ledger learns: what it does not hold, and of the revisions that were named, what their files say now. */
    private List<LedgerEntry> coming(
            Database database, Known known, List<Destination> destinations, Set<String> wanted, Set<String> recorded) {
        Map<String, LedgerEntry> files = new TreeMap<>();
        destinations.stream()
                .flatMap(destination -> destination.revisions().stream())
                .flatMap(id -> source.migration(id).stream())
                .forEach(read -> files.put(read.revision().id(), new LedgerEntry(read.revision(), read.scripts())));
        List<LedgerEntry> coming = new ArrayList<>(known.recovered(wanted.stream()
                .filter(id -> !recorded.contains(id) && !files.containsKey(id))
                .sorted()
                .toList()));
        files.forEach((id, file) -> {
            if (!recorded.contains(id)) {
                coming.add(file);
            }
        });
        List<String> inBoth = files.keySet().stream().filter(recorded::contains).toList();
        for (LedgerEntry old : database.entries(inBoth)) {
            String id = old.revision().id();
            LedgerEntry file = Optional.ofNullable(files.get(id)).orElseThrow();
            if (!same(old, file)) {
                listener.note("the copy of revision " + id + " stored in the database is replaced by the file "
                        + file.scripts().up().file());
                coming.add(file);
            }
        }
        return coming;
    }

    private static boolean same(LedgerEntry old, LedgerEntry file) {
        return old.scripts().checksum().equals(file.scripts().checksum())
                && old.revision().downRevisions().equals(file.revision().downRevisions())
                && old.revision().dependsOn().equals(file.revision().dependsOn())
                && old.revision().branchLabels().equals(file.revision().branchLabels());
    }

    /** Whoever stamps says where the database is, so that no script above that place is half done any more. */
    private static Set<String> touched(
            Known known, List<Destination> destinations, List<LedgerEntry> coming, List<String> going) {
        Set<String> touched = new TreeSet<>(going);
        coming.forEach(entry -> touched.add(entry.revision().id()));
        for (Destination destination : destinations) {
            touched.addAll(known.graph().dependentsOf(destination.revisions()));
            touched.addAll(known.graph().dependentsOf(destination.above()));
        }
        return touched;
    }

    private void tell(List<String> going, List<String> halfDone) {
        if (!going.isEmpty()) {
            listener.note("no longer applied, and their stored scripts are kept until they are applied again: "
                    + String.join(", ", going));
        }
        if (!halfDone.isEmpty()) {
            listener.note("half done outside a transaction before, and begun anew by the next run that needs them: "
                    + String.join(", ", halfDone));
        }
    }
}
