package dev.retort.cli;

import dev.retort.database.archive.Item;
import dev.retort.database.archive.Restored;
import dev.retort.engine.ArchiveAccess;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(
        name = "restore",
        description =
                "Put back now what an item keeps, as the way back would, or what that had to leave. A row that is there, or"
                        + " a changed value that was written since, stays as it is; the values of a dropped column take"
                        + " the place of whatever it holds now. Ends with exit code 1 where nothing could be put back.")
final class ArchiveRestoreCommand implements Callable<Integer> {
    private record Result(
            long id,
            String what,
            long rowsPutBack,
            long rowsLeft,
            @Nullable String note) {}

    @Parameters(paramLabel = "ID", description = "the item's number, as 'retort archive list' tells it")
    long id;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    ArchiveRestoreCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Restored restored = new ArchiveAccess(database.place(), console::progress).restore(id);
        String note = String.join("; ", restored.words());
        if (output.isJson()) {
            console.json(new Result(
                    id, restored.item().text(), restored.rows(), restored.left(), note.isEmpty() ? null : note));
        } else if (restored.nothing()) {
            console.error("nothing of item " + id + " was put back, "
                    + restored.item().text() + ": " + note);
        } else {
            console.line(words(restored, note));
        }
        return restored.nothing() ? 1 : 0;
    }

    private static String words(Restored restored, String note) {
        Item item = restored.item();
        String what = item.kind() == Item.Kind.SEQUENCE
                ? "put back: " + item.text()
                : "put back " + Amounts.number(restored.rows()) + " of "
                        + Amounts.number(restored.rows() + restored.left()) + " rows: " + item.text();
        return restored.left() > 0
                ? what + "; " + Amounts.number(restored.left()) + " stay in the archive: " + note
                : what + (note.isEmpty() ? "" : " (" + note + ")");
    }
}
