package dev.retort.cli;

import dev.retort.cli.ListCommand.Listing;
import dev.retort.engine.AppliedState;
import dev.retort.engine.Inspection;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Target;
import dev.retort.revision.TargetResolver;
import dev.retort.source.Source;
import java.util.Collection;
import java.util.Set;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The revisions that {@code show} and {@code edit} are about; only {@code current} asks the database. */
final class PlaceParameter {
    @Parameters(
            paramLabel = "REVISION",
            description = "a revision or a unique beginning of its id, a label, head, heads, label@head, or current")
    String revision = "";

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    Listing list(Source migrations) {
        if (revision.equals("current")) {
            AppliedState state = new Inspection(database.place(), migrations).state();
            return listing(state.graph(), state.graph().tips(state.applied()));
        }
        RevisionGraph graph = migrations.graph();
        TargetResolver resolver = new TargetResolver(graph, graph, Set.of());
        return listing(graph, resolver.destination(Target.parse(revision)).revisions());
    }

    private static Listing listing(RevisionGraph graph, Collection<String> ids) {
        return new Listing(
                RevisionText.of(graph),
                ids.stream().sorted().map(graph::revision).toList());
    }
}
