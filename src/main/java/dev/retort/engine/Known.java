package dev.retort.engine;

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
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What folder and ledger know together, and what of it is applied. For a revision that both know, the ledger's word
 * counts: its scripts are those that ran.
 */
final class Known {
    private final Source source;
    private final Map<String, LedgerEntry> ledger = new TreeMap<>();
    private final Map<String, LedgerEntry> kept = new TreeMap<>();
    private final List<String> forgotten;
    private final Map<String, LedgerEntry> entries = new TreeMap<>();
    private final RevisionGraph graph;
    private final List<String> rows;
    private final Set<String> applied;

    /**
     * Joins the two.
     *
     * @param remembered applied revisions, as the ledger knows them
     * @param kept revisions that the ledger knows from before, which speak only where nothing else does
     * @param rows the version table's rows
     * @param wide whether what the ledger only keeps can be named too
     * @throws EngineException where they do not fit together
     * @throws dev.retort.revision.TargetException where a row is known to neither
     */
    private Known(
            Source source,
            Collection<LedgerEntry> remembered,
            Collection<LedgerEntry> kept,
            List<String> rows,
            boolean wide) {
        this.source = source;
        this.rows = rows;
        Map<String, LedgerEntry> files = new TreeMap<>();
        for (Revision revision : source.revisions()) {
            source.migration(revision.id())
                    .ifPresent(file -> files.put(revision.id(), new LedgerEntry(revision, file.scripts())));
        }
        remembered.forEach(entry -> ledger.put(entry.revision().id(), entry));
        kept.forEach(entry -> this.kept.put(entry.revision().id(), entry));
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
            Optional.ofNullable(ledger.remove(id)).ifPresent(entry -> this.kept.put(id, entry));
            if (!wide || files.containsKey(id)) {
                entries.remove(id);
            }
            Optional.ofNullable(files.get(id)).ifPresent(file -> entries.put(id, file));
        });
        this.graph = forgotten.isEmpty() ? all : join();
    }

    /** For going somewhere: only what is applied, or has a file. */
    static Known of(
            Source source, Collection<LedgerEntry> remembered, Collection<LedgerEntry> kept, List<String> rows) {
        return new Known(source, remembered, kept, rows, false);
    }

    /** For saying where the database is: that can also be a revision of which only the ledger has kept something. */
    static Known forStamp(
            Source source, Collection<LedgerEntry> remembered, Collection<LedgerEntry> kept, List<String> rows) {
        try {
            return new Known(source, remembered, kept, rows, true);
        } catch (EngineException e) {
            // What is kept from long ago need not fit to what the files have become.
            return of(source, remembered, kept, rows);
        }
    }

    /** Rows can come back, by Alembic or by hand, when the files are gone. */
    private void addKeptOnesThatRowsNeed() {
        Deque<String> open = new ArrayDeque<>(rows);
        while (!open.isEmpty()) {
            String id = open.pop();
            LedgerEntry entry = kept.get(id);
            if (entry != null && !entries.containsKey(id)) {
                entries.put(id, entry);
                open.addAll(entry.revision().downRevisions());
                open.addAll(entry.revision().dependsOn());
            }
        }
    }

    private RevisionGraph join() {
        try {
            return RevisionGraph.of(
                    entries.values().stream().map(LedgerEntry::revision).toList());
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
                            .noneMatch(entry -> entry.revision().downRevisions().contains(id)))
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

    private LedgerEntry remembered(String id) {
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

    LedgerEntry entry(String revision) {
        return Optional.ofNullable(entries.get(revision)).orElseThrow();
    }

    /** What the ledger is to remember of a revision that is applied without a script: what it had kept, or the file. */
    LedgerEntry recovered(String revision) {
        LedgerEntry known = entry(revision);
        return Optional.ofNullable(kept.get(revision))
                .filter(entry -> sameEdges(entry.revision(), known.revision()))
                .orElse(known);
    }

    private static boolean sameEdges(Revision one, Revision other) {
        return one.downRevisions().equals(other.downRevisions())
                && one.dependsOn().equals(other.dependsOn())
                && one.branchLabels().equals(other.branchLabels());
    }

    /** Applied revisions that the ledger has yet to learn. */
    List<LedgerEntry> unrecorded() {
        List<LedgerEntry> unrecorded = new ArrayList<>();
        graph.revisions().stream()
                .filter(revision -> applied.contains(revision.id()) && !ledger.containsKey(revision.id()))
                .forEach(revision -> unrecorded.add(recovered(revision.id())));
        return unrecorded;
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
    boolean differs(String revision) {
        return source.migration(revision)
                .filter(file -> !file.scripts()
                        .checksum()
                        .equals(entry(revision).scripts().checksum()))
                .isPresent();
    }
}
