package dev.retort.cli;

import dev.retort.engine.Inspection;
import dev.retort.source.Source;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "current", description = "Show where the database is.")
final class CurrentCommand implements Callable<Integer> {
    private record Current(List<String> rows) {}

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    CurrentCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Source migrations = new Source(List.of());
        List<String> rows = new Inspection(database.place(), migrations).rows();
        if (output.isJson()) {
            console.json(new Current(rows));
        } else if (rows.isEmpty()) {
            console.line("base (nothing is applied)");
        } else {
            rows.forEach(console::line);
        }
        return 0;
    }
}
