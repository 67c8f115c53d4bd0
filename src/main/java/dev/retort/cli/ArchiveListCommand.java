package dev.retort.cli;

import dev.retort.database.archive.Item;
import dev.retort.engine.ArchiveAccess;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "list", description = "List what the archive keeps, the newest first.")
final class ArchiveListCommand implements Callable<Integer> {
    private record Listing(List<ArchivedItem> items, long bytes) {}

    @Option(names = "--all", description = "also what was put back whole, or dropped")
    boolean all;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    ArchiveListCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<Item> items = new ArchiveAccess(database.place(), console::progress)
                .items().stream().filter(item -> all || item.holds()).toList();
        List<ArchivedItem> shown = items.stream().map(ArchivedItem::of).toList();
        long bytes = items.stream().mapToLong(Item::bytes).sum();
        if (output.isJson()) {
            console.json(new Listing(shown, bytes));
        } else if (shown.isEmpty()) {
            console.line("the archive keeps nothing");
        } else {
            TextTable.lines(
                            ArchivedItem.HEAD,
                            shown.stream().map(ArchivedItem::cells).toList(),
                            ArchivedItem.NUMBERS,
                            Integer.MAX_VALUE)
                    .forEach(console::line);
        }
        return 0;
    }
}
