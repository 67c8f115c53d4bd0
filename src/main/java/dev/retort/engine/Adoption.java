package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Target;
import dev.retort.revision.TargetResolver;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import dev.retort.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Whether a database is what revisions' migrations make, before somebody says that they are applied. */
public final class Adoption {
    private final Function<ConnectionSettings, Place> places;
    private final Scratch scratch;

    /** @param places how a database is worked on */
    public Adoption(Function<ConnectionSettings, Place> places, Scratch scratch) {
        this.places = places;
        this.scratch = scratch;
    }

    /**
     * How what the migrations make up to some targets and the database differ; the first has what is missing in the database.
     *
     * @throws EngineException where the migrations do not run
     */
    public Difference difference(Source source, List<String> targets, ConnectionSettings database) {
        SideReader reader = new SideReader(places, scratch);
        Schema live = reader.read(new Side.Live(database)).schema();
        ConnectionSettings made = scratch.databases().make();
        for (String target : resolved(source, targets)) {
            reader.upgrade(source, made, target);
        }
        Schema wanted = reader.schema(made);
        return Difference.between(wanted, Owners.asWanted(live, wanted));
    }

    private static Set<String> resolved(Source source, List<String> targets) {
        RevisionGraph graph = source.graph();
        Set<String> revisions = new TreeSet<>();
        for (String target : targets) {
            revisions.addAll(new TargetResolver(graph, graph, Set.of())
                    .destination(Target.parse(target))
                    .revisions());
        }
        return revisions;
    }

    /**
     * The last revision, in the graph's order, up to which the migrations make what the database is.
     *
     * @throws EngineException where the migrations do not run
     */
    public Optional<Revision> fitting(Source source, ConnectionSettings database) {
        SideReader reader = new SideReader(places, scratch);
        Schema live = reader.read(new Side.Live(database)).schema();
        ConnectionSettings made = scratch.databases().make();
        Optional<Revision> fitting = Optional.empty();
        for (Revision revision : source.revisions()) {
            reader.upgrade(source, made, revision.id());
            Schema wanted = reader.schema(made);
            if (Difference.between(wanted, Owners.asWanted(live, wanted)).isEmpty()) {
                fitting = Optional.of(revision);
            }
        }
        return fitting;
    }
}
