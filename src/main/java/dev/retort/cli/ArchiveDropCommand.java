package dev.retort.cli;

import dev.retort.database.archive.Item;
import dev.retort.database.archive.Retention;
import dev.retort.engine.ArchiveAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "drop",
        description =
                "Give up what items keep, for good and without a question: the items named, or what --older-than and --over"
                        + " say, or --all.")
final class ArchiveDropCommand implements Callable<Integer> {
    private record Dropped(List<ArchivedItem> dropped, long bytes) {}

    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "numbers of items, as 'retort archive list' tells them")
    List<Long> ids = new ArrayList<>();

    @Option(
            names = "--older-than",
            paramLabel = "TIME",
            description = "what was kept longer ago than this, such as 30d")
    @Nullable
    Duration olderThan;

    @Option(
            names = "--over",
            paramLabel = "SIZE",
            description = "the oldest of what goes beyond this size of all together, such as 10GB")
    @Nullable
    ByteSize over;

    @Option(names = "--all", description = "all that is kept")
    boolean all;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    ArchiveDropCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        boolean byRule = olderThan != null || over != null;
        int ways = (ids.isEmpty() ? 0 : 1) + (byRule ? 1 : 0) + (all ? 1 : 0);
        if (ways != 1) {
            throw new UsageException(
                    ways == 0
                            ? "drop what? Name items by their numbers, or say --older-than TIME, --over SIZE or --all"
                            : "name items, or say --older-than and --over, or --all, but one of these alone");
        }
        ArchiveAccess archive = new ArchiveAccess(database.place(), console::progress);
        List<Item> dropped = all
                ? archive.dropAll()
                : byRule
                        ? archive.drop(new Retention(
                                Optional.ofNullable(olderThan),
                                Optional.ofNullable(over).map(ByteSize::bytes)))
                        : archive.drop(ids);
        tell(dropped);
        return 0;
    }

    private void tell(List<Item> dropped) {
        long bytes = dropped.stream().mapToLong(Item::bytes).sum();
        if (output.isJson()) {
            console.json(new Dropped(dropped.stream().map(ArchivedItem::of).toList(), bytes));
            return;
        }
        for (Item item : dropped) {
            console.line("dropped item " + item.id() + ": " + item.text() + ", " + Amounts.number(item.rest())
                    + " rows, " + Amounts.bytes(item.bytes()));
        }
        console.line(
                dropped.isEmpty()
                        ? "nothing to drop"
                        : dropped.size() + (dropped.size() == 1 ? " item, " : " items, ") + Amounts.bytes(bytes)
                                + " freed");
    }
}
