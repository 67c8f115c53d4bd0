package dev.retort.cli;

import dev.retort.engine.AppliedState;
import dev.retort.engine.Inspection;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionRange;
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

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    HistoryCommand(Console console) {
        super(console);
    }

    @Override
    Listing list() {
        Source migrations = source.read();
        Optional<RevisionRange> wanted = Optional.ofNullable(range).map(RevisionRange::parse);
        boolean asks =
                indicateCurrent || wanted.filter(RevisionRange::namesCurrent).isPresent();
        AppliedState state =
                asks ? new Inspection(database.place(), migrations).state() : AppliedState.nothing(migrations.graph());
        TargetResolver resolver = new TargetResolver(migrations.graph(), state.graph(), state.applied());
        List<Revision> listed = wanted.map(it -> it.of(resolver))
                .orElseGet(() -> state.graph().revisions().reversed());
        return new Listing(
                RevisionText.of(state.graph(), indicateCurrent ? Set.copyOf(state.rows()) : Set.of()), listed);
    }
}
