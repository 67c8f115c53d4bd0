package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.source.Source;
import java.util.List;
import picocli.CommandLine.Command;

@Command(name = "history", description = "List the migrations, the newest first.")
final class HistoryCommand extends ListCommand {
    HistoryCommand(Console console) {
        super(console);
    }

    @Override
    List<Revision> revisions(Source migrations) {
        return migrations.revisions().reversed();
    }
}
