package dev.retort.cli;

import dev.retort.database.VersionTable;
import dev.retort.engine.Offline;
import dev.retort.engine.Preparation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "ensure_version",
        description = "Create the version table and the ledger where they are missing, and nothing else.")
final class EnsureVersionCommand implements Callable<Integer> {
    private record Ensured(String versionTable) {}

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Option(names = "--sql", description = "print a script for psql instead of running")
    boolean sql;

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    EnsureVersionCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (sql) {
            console.script(Offline.preparation(
                    database.ledger(), VersionTable.parse(database.versionTable), database.limits()));
            return 0;
        }
        new Preparation(database.place(), console::progress).run();
        console.result(output, database.versionTable + " and the ledger are there", new Ensured(database.versionTable));
        return 0;
    }
}
