package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.source.Source;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "heads", description = "List the revisions that have no child.")
final class HeadsCommand extends ListCommand {
    HeadsCommand(Console console) {
        super(console);
    }

    @Override
    List<Revision> revisions(Source migrations) {
        return migrations.graph().heads().stream()
                .map(migrations.graph()::revision)
                .toList();
    }
}
