package dev.retort.cli;

import dev.retort.engine.RunListener;
import dev.retort.engine.Stamp;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "stamp", description = "Say where the database is, without running a script.")
final class StampCommand implements Callable<Integer>, RunListener {
    private record Stamped(List<String> rows) {}

    @Parameters(
            arity = "1..*",
            paramLabel = "TARGET",
            description = "as for goto; several say where several branches are")
    List<String> targets = new ArrayList<>();

    @Option(names = "--purge", description = "forget the version table's rows first, also those that nobody knows")
    boolean purge;

    @Option(
            names = "--verify",
            description =
                    "run the migrations on a scratch database first, and refuse where the database is something else; the"
                            + " difference is listed")
    boolean verify;

    @Mixin
    ScratchOptions scratch = new ScratchOptions();

    @Mixin
    OfflineOptions offline = new OfflineOptions();

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;
    private final Surroundings surroundings;

    StampCommand(Surroundings surroundings) {
        this.console = surroundings.console();
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        if (offline.sql) {
            console.script(script());
            return 0;
        }
        Source migrations = source.read();
        if (verify) {
            AdoptionText.refuseUnlessSame(
                    surroundings.difference(migrations, targets, database, scratch, output), targets);
        }
        List<String> rows = new Stamp(database.place(), migrations, this).at(targets, purge);
        if (output.isJson()) {
            console.json(new Stamped(rows));
        } else {
            console.line("stamped: the database is at " + Reports.names(rows));
        }
        return 0;
    }

    private String script() {
        if (purge) {
            throw new UsageException("--purge forgets rows that it has to read first, which --sql cannot");
        }
        OfflineOptions.Ends first = OfflineOptions.Ends.of(targets.getFirst());
        List<String> places = new ArrayList<>(targets);
        places.set(0, first.to());
        return offline.offline(console, source.read(), database).stamp(first.from(), places);
    }

    @Override
    public void note(String text) {
        if (!output.isJson()) {
            console.progress("note: " + text);
        }
    }
}
