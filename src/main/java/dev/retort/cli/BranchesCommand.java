package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import picocli.CommandLine.Command;

@Command(name = "branches", description = "List the revisions where branches part, and what follows each.")
final class BranchesCommand extends ListCommand {
    BranchesCommand(Console console) {
        super(console);
    }

    @Override
    Listing list() {
        RevisionGraph graph = source.read().graph();
        return new Listing(
                RevisionText.of(graph),
                graph.revisions().reversed().stream()
                        .filter(revision -> graph.isBranchPoint(revision.id()))
                        .toList());
    }

    @Override
    String brief(RevisionText text, Revision revision) {
        return text.fork(revision);
    }
}
