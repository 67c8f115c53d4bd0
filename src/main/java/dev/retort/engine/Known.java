package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.LedgerEntry;
import dev.retort.database.VersionTable;
import dev.retort.revision.GraphException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.TargetResolver;
import dev.retort.source.Source;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What folder and ledger know together, and what of it is applied. For a revision that both know, the ledger's word
 * counts: its scripts are those that ran.
 */
final class Known {
    private final Source source;
    private final Map<String, Revision> ledger = new TreeMap<>();
    private final Map<String, Revision> kept = new TreeMap<>();
    private final Stored stored;
    private final List<String> forgotten;
    private final NavigableMap<String, Revision> entries = new TreeMap<>();
    private final RevisionGraph graph;
    private final List<String> rows;
    private final Set<String> applied;

    /** What the ledger holds of revisions, with their scripts, which are read only where they are needed. */
    interface Stored {
        List<LedgerEntry> read(Collection<String> revisions);
    }

    /**
     * Joins the two.
     *
     * @param remembered applied revisions, as the ledger knows them
     * @param kept revisions that the ledger knows from before, which speak only where nothing else does
     * @param rows the version table's rows
     * @param stored of the ledger, while its session is open
     * @param wide whether what the ledger only keeps can be named too
     * @throws EngineException where they do not fit together
     * @throws dev.retort.revision.TargetException where a row is known to neither
     */
    private Known(
            Source source,
            Collection<Revision> remembered,
            Collection<Revision> kept,
            Stored stored,
            List<String> rows,
            boolean wide) {
        this.source = source;
        this.stored = stored;
        this.rows = rows;
        Map<String, Revision> files = new TreeMap<>();
        source.revisions().forEach(revision -> files.put(revision.id(), revision));
        remembered.forEach(revision -> ledger.put(revision.id(), revision));
        kept.forEach(revision -> this.kept.put(revision.id(), revision));
        entries.putAll(files);
        entries.putAll(ledger);
        if (wide) {
            this.kept.forEach(entries::putIfAbsent);
        }
        addKeptOnesThatRowsNeed();
        RevisionGraph all = join();
        this.applied = all.applied(rows);
        this.forgotten =
                ledger.keySet().stream().filter(id -> !applied.contains(id)).toList();
        forgotten.forEach(id -> {
            Optional.ofNullable(ledger.remove(id)).ifPresent(revision -> this.kept.put(id, revision));
            if (!wide || files.containsKey(id)) {
                entries.remove(id);
            }
            Optional.ofNullable(files.get(id)).ifPresent(file -> entries.put(id, file));
        });
        this.graph = forgotten.isEmpty() ? all : join();
    }

    /** For going somewhere: only what is applied, or has a file. */
    static Known of(Source source, Database database) {
        return new Known(source, database.ledger(), database.kept(), database::entries, database.rows(), false);
    }

    /** Without a database, but for the rows that it is said to have. */
    static Known of(Source source, List<String> rows) {
        return new Known(source, List.of(), List.of(), revisions -> List.of(), rows, false);
    }

    /**
     * For saying where the database is: that can also be a revision of which only the ledger has kept something.
     *
     * @param anew whether its rows and what goes with them are forgotten first
     */
    static Known forStamp(Source source, Database database, boolean anew) {
        List<Revision> applied = database.ledger();
        List<Revision> kept =
                Stream.concat(applied.stream(), database.kept().stream()).toList();
        List<Revision> remembered = anew ? List.of() : applied;
        List<String> rows = anew ? List.of() : database.rows();
        try {
            return new Known(source, remembered, kept, database::entries, rows, true);
        } catch (EngineException e) {
            // What is kept from long ago need not fit to what the files have become.
            return new Known(source, remembered, kept, database::entries, rows, false);
        }
    }

    /** Rows can come back, by Alembic or by hand, when the files are gone. */
    private void addKeptOnesThatRowsNeed() {
        Deque<String> open = new ArrayDeque<>(rows);
        while (!open.isEmpty()) {
            String id = open.pop();
            Revision revision = kept.get(id);
            if (revision != null && !entries.containsKey(id)) {
                entries.put(id, revision);
                open.addAll(revision.downRevisions());
                open.addAll(revision.dependsOn());
            }
        }
    }

    private RevisionGraph join() {
        try {
            return source.graph().as(entries);
        } catch (GraphException e) {
            throw new EngineException("the migrations do not fit what is applied already: " + e.getMessage());
        }
    }

    /**
     * Refuses to go on where a ledger that remembers revisions stands alone, without the version table: to take it for an
     * empty database would run everything again on a full one. A table that is there and empty is what Alembic leaves when
     * it has undone everything.
     */
    void refuseLostRows(VersionTable table) {
        if (rows.isEmpty() && !forgotten.isEmpty()) {
            List<String> heads = forgotten.stream()
                    .filter(id -> forgotten.stream()
                            .map(this::remembered)
                            .noneMatch(revision -> revision.downRevisions().contains(id)))
                    .toList();
            throw new EngineException("the version table " + table
                    + " is not there, but the ledger remembers as applied: "
                    + String.join(", ", forgotten)
                    + ". If it was lost, say where the database is with 'retort stamp "
                    + String.join(" ", heads)
                    + "'; if something else than Retort, such as Alembic, undid everything, say so with 'retort stamp"
                    + " base'. Nothing was changed");
        }
    }

    private Revision remembered(String id) {
        return Optional.ofNullable(kept.get(id)).orElseThrow();
    }

    Source source() {
        return source;
    }

    RevisionGraph graph() {
        return graph;
    }

    Set<String> applied() {
        return applied;
    }

    TargetResolver resolver() {
        return new TargetResolver(source.graph(), graph, applied);
    }

    List<String> rows() {
        return rows;
    }

    /** The rows without those that others imply, which some of Alembic's downgrades leave behind. */
    List<String> cleanRows() {
        return List.copyOf(graph.maximal(applied));
    }

    /** Revisions with their scripts: as the ledger has them where its word counts, else as their files have them. */
    List<LedgerEntry> entries(Collection<String> revisions) {
        return read(revisions, this::isFile);
    }

    private boolean isFile(String revision) {
        return source.migration(revision)
                .filter(file -> file.revision().equals(entries.get(revision)))
                .isPresent();
    }

    private List<LedgerEntry> read(Collection<String> revisions, Predicate<String> isFile) {
        List<LedgerEntry> entries = new ArrayList<>(
                stored.read(revisions.stream().filter(isFile.negate()).toList()));
        revisions.stream()
                .filter(isFile)
                .flatMap(id -> source.migration(id).stream())
                .forEach(file -> entries.add(new LedgerEntry(file.revision(), file.scripts())));
        return entries;
    }

    /** What the ledger is to remember of revisions that are applied without a script: what it had kept, or the file. */
    List<LedgerEntry> recovered(Collection<String> revisions) {
        return read(revisions, id -> isFile(id) && !hasKept(id));
    }

    /** Whether the ledger holds something of a revision that is not applied. */
    boolean isKept(String revision) {
        return kept.containsKey(revision);
    }

    private boolean hasKept(String revision) {
        return Optional.ofNullable(kept.get(revision))
                .flatMap(old -> Optional.ofNullable(entries.get(revision)).filter(known -> sameEdges(old, known)))
                .isPresent();
    }

    private static boolean sameEdges(Revision one, Revision other) {
        return one.downRevisions().equals(other.downRevisions())
                && one.dependsOn().equals(other.dependsOn())
                && one.branchLabels().equals(other.branchLabels());
    }

    /** Applied revisions that the ledger has yet to learn. */
    List<LedgerEntry> unrecorded() {
        return recovered(graph.revisions().stream()
                .map(Revision::id)
                .filter(id -> applied.contains(id) && !ledger.containsKey(id))
                .toList());
    }

    /** Revisions that the ledger holds and that are applied no more: somebody else, such as Alembic, has undone them. */
    List<String> forgotten() {
        return forgotten;
    }

    /** Whether the ledger's copy of the revision counts, whatever its file says. */
    boolean isStored(String revision) {
        return ledger.containsKey(revision);
    }

    /** Whether the revision's file says something else than what was applied. */
    boolean differs(LedgerEntry entry) {
        return source.migration(entry.revision().id())
                .filter(file ->
                        !file.scripts().checksum().equals(entry.scripts().checksum()))
                .isPresent();
    }
}
