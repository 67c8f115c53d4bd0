package dev.retort.engine;

import dev.retort.database.LedgerEntry;
import dev.retort.revision.GraphException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.TargetResolver;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.Collection;
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
    private final List<String> forgotten;
    private final Map<String, LedgerEntry> entries = new TreeMap<>();
    private final RevisionGraph graph;
    private final List<String> rows;
    private final Set<String> applied;

    /**
     * Joins the two.
     *
     * @param rows the version table's rows
     * @throws EngineException where they do not fit together
     * @throws dev.retort.revision.TargetException where a row is known to neither
     */
    Known(Source source, Collection<LedgerEntry> remembered, List<String> rows) {
        this.source = source;
        this.rows = rows;
        for (Revision revision : source.revisions()) {
            source.migration(revision.id())
                    .ifPresent(file -> entries.put(revision.id(), new LedgerEntry(revision, file.scripts())));
        }
        Map<String, LedgerEntry> files = Map.copyOf(entries);
        remembered.forEach(entry -> ledger.put(entry.revision().id(), entry));
        entries.putAll(ledger);
        RevisionGraph all = join();
        this.applied = all.applied(rows);
        this.forgotten =
                ledger.keySet().stream().filter(id -> !applied.contains(id)).toList();
        forgotten.forEach(id -> {
            ledger.remove(id);
            entries.remove(id);
            Optional.ofNullable(files.get(id)).ifPresent(file -> entries.put(id, file));
        });
        this.graph = forgotten.isEmpty() ? all : join();
    }

    private RevisionGraph join() {
        try {
            return RevisionGraph.of(
                    entries.values().stream().map(LedgerEntry::revision).toList());
        } catch (GraphException e) {
            throw new EngineException("the migrations do not fit what is applied already: " + e.getMessage());
        }
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

    /** Applied revisions that the ledger has yet to learn. */
    List<LedgerEntry> unrecorded() {
        List<LedgerEntry> unrecorded = new ArrayList<>();
        graph.revisions().stream()
                .filter(revision -> applied.contains(revision.id()) && !ledger.containsKey(revision.id()))
                .forEach(revision -> unrecorded.add(entry(revision.id())));
        return unrecorded;
    }

    /** Revisions that the ledger holds and that are applied no more: somebody else, such as Alembic, has undone them. */
    List<String> forgotten() {
        return forgotten;
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
