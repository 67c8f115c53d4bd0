package dev.retort.cli;

import dev.retort.engine.AppliedState;
import dev.retort.engine.Inspection;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionRange;
import dev.retort.revision.Target;
import dev.retort.revision.TargetResolver;
import dev.retort.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "history", description = "List the migrations, the newest first.")
final class HistoryCommand extends ListCommand {
    @Option(
            names = {"-r", "--rev-range"},
            paramLabel = "FROM:TO",
            description =
                    "only from one revision to another, both included: 1975ea:head, -3:, :current, shop@base:shop@head")
    @Nullable
    String range;

    @Option(
            names = {"-i", "--indicate-current"},
            description = "mark where the database is")
    boolean indicateCurrent;

    enum Drawing {
        TEXT,
        MERMAID,
        SVG
    }

    @Option(
            names = "--graph",
            arity = "0..1",
            fallbackValue = "TEXT",
            paramLabel = "FORMAT",
            description = "draw the graph: text (the default), mermaid or svg; with -i, what is applied is filled")
    @Nullable
    Drawing graph;

    @Option(names = "--target", paramLabel = "TARGET", description = "mark where this target leads, in the graph")
    @Nullable
    String target;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    HistoryCommand(Console console) {
        super(console);
    }

    @Override
    Listing list() {
        return look().listing();
    }

    /** What is listed, and what of it is applied or aimed at. */
    private record Look(Listing listing, Set<String> applied, Set<String> targets) {}

    private Look look() {
        Source migrations = source.read();
        Optional<RevisionRange> wanted = Optional.ofNullable(range).map(RevisionRange::parse);
        boolean asks =
                indicateCurrent || wanted.filter(RevisionRange::namesCurrent).isPresent();
        AppliedState state =
                asks ? new Inspection(database.place(), migrations).state() : AppliedState.nothing(migrations.graph());
        TargetResolver resolver = new TargetResolver(migrations.graph(), state.graph(), state.applied());
        List<Revision> listed = wanted.map(it -> it.of(resolver))
                .orElseGet(() -> state.graph().revisions().reversed());
        Set<String> current = indicateCurrent ? Set.copyOf(state.rows()) : Set.of();
        return new Look(
                new Listing(RevisionText.of(state.graph(), current), listed),
                state.applied(),
                target == null
                        ? Set.of()
                        : resolver.destination(Target.parse(target)).revisions());
    }

    @Override
    public Integer call() {
        if (graph == null || output.isJson()) {
            return super.call();
        }
        Look look = look();
        List<Revision> revisions = look.listing().revisions();
        RevisionText text = look.listing().text();
        List<String> lines =
                switch (graph) {
                    case TEXT ->
                        new TerminalGraph(look.applied(), look.targets(), it -> text.beside(it))
                                .lines(GraphLayout.of(revisions));
                    case MERMAID ->
                        new MermaidGraph(text.graph(), look.applied(), look.targets()).lines(revisions.reversed());
                    case SVG -> new SvgGraph(text, look.applied(), look.targets()).lines(GraphLayout.of(revisions));
                };
        lines.forEach(console::line);
        return 0;
    }
}
