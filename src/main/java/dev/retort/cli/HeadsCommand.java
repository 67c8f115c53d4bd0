package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "heads", description = "List the revisions that nothing follows.")
final class HeadsCommand extends ListCommand {
    @Option(
            names = "--resolve-dependencies",
            description = "without those that another one depends on, which are applied with it")
    boolean resolveDependencies;

    HeadsCommand(Console console) {
        super(console);
    }

    @Override
    Listing list() {
        RevisionGraph graph = source.read().graph();
        Set<String> heads = resolveDependencies ? graph.effectiveHeads() : graph.heads();
        return new Listing(
                RevisionText.of(graph), heads.stream().map(graph::revision).toList());
    }

    @Override
    String brief(RevisionText text, Revision revision) {
        return text.name(revision.id());
    }
}
