package dev.retort.cli;

import dev.retort.engine.ArchiveAccess;
import dev.retort.engine.ArchiveAccess.Contents;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show an item of the archive, and the first rows that it keeps.")
final class ArchiveShowCommand implements Callable<Integer> {
    private static final int WIDEST_CELL = 60;

    private record Shown(ArchivedItem item, List<String> columns, List<List<String>> rows) {}

    @Parameters(paramLabel = "ID", description = "the item's number, as 'retort archive list' tells it")
    long id;

    @Option(
            names = "--limit",
            defaultValue = "20",
            paramLabel = "ROWS",
            description = "how many rows at most (default: ${DEFAULT-VALUE})")
    int limit = 20;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    ArchiveShowCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (limit < 0) {
            throw new UsageException("--limit " + limit + " is no number of rows");
        }
        Contents contents = new ArchiveAccess(database.place(), console::progress).contents(id, limit);
        ArchivedItem item = ArchivedItem.of(contents.item());
        if (output.isJson()) {
            console.json(new Shown(item, contents.columns(), contents.rows()));
            return 0;
        }
        console.line("item " + item.id() + ": " + item.what());
        console.line("  kept:   " + item.keptAt() + " by the " + item.direction() + " of revision " + item.revision()
                + ", for " + item.keptBy());
        console.line("  size:   " + Amounts.number(item.rows()) + " rows, " + Amounts.bytes(item.bytes()));
        console.line("  state:  " + item.stateInWords());
        contents.item().count().ifPresent(count -> console.line("  value:  " + count.last()));
        if (!contents.rows().isEmpty()) {
            console.line("");
            TextTable.lines(contents.columns(), contents.rows(), List.of(), WIDEST_CELL)
                    .forEach(console::line);
            long more = contents.item().rest() - contents.rows().size();
            if (more > 0) {
                console.line("… " + Amounts.number(more) + " more");
            }
        }
        return 0;
    }
}
