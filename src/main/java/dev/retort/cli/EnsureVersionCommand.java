package dev.retort.cli;

import dev.retort.engine.Preparation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "ensure_version",
        description = "Create the version table and the ledger where they are missing, and nothing else.")
final class EnsureVersionCommand implements Callable<Integer> {
    private record Ensured(String versionTable) {}

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    EnsureVersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        new Preparation(database.place(), console::progress).run();
        console.result(output, database.versionTable + " and the ledger are there", new Ensured(database.versionTable));
        return 0;
    }
}
