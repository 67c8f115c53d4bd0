package dev.retort.source;

import dev.retort.revision.GraphException;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a folder of migrations holds, checked and joined to a graph. */
public final class Source {
    private final Map<String, Migration> migrations;
    private final RevisionGraph graph;

    /**
     * Joins migrations to a graph.
     *
     * @throws dev.retort.revision.GraphException where they make none
     */
    public Source(List<Migration> migrations) {
        this.graph =
                RevisionGraph.of(migrations.stream().map(Migration::revision).toList());
        this.migrations = migrations.stream()
                .collect(Collectors.toMap(migration -> migration.revision().id(), Function.identity()));
    }

    /** No migrations at all. */
    public static Source empty() {
        return new Source(List.of());
    }

    /**
     * These and another file.
     *
     * @throws SourceException where it cannot be read, or the graph has no place for it
     */
    public Source with(String name, String text) {
        List<Migration> all = new ArrayList<>(migrations.values());
        all.add(MigrationParser.parse(name, text));
        try {
            return new Source(all);
        } catch (GraphException e) {
            throw new SourceException(e.problems());
        }
    }

    public RevisionGraph graph() {
        return graph;
    }

    public Optional<Migration> migration(String revision) {
        return Optional.ofNullable(migrations.get(revision));
    }

    public List<Revision> revisions() {
        return graph.revisions();
    }
}
