package dev.retort.cli;

import dev.retort.engine.Adoption;
import dev.retort.engine.RunListener;
import dev.retort.engine.Scratch;
import dev.retort.engine.Stamp;
import dev.retort.revision.Revision;
import dev.retort.schema.Difference;
import dev.retort.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "adopt",
        description =
                "Take over a database that nobody migrated: run the migrations on a scratch database, and stamp the"
                        + " revision whose result the database is. Refuses where it is something else, and lists the difference.")
final class AdoptCommand implements Callable<Integer>, RunListener {
    private record Adopted(List<String> rows, List<String> difference) {}

    @Parameters(
            arity = "0..1",
            paramLabel = "TARGET",
            description = "as for stamp (default: the last revision that fits)")
    @Nullable
    String target;

    @Option(
            names = "--despite-differences",
            description = "stamp the target all the same, and list how the database differs from it")
    boolean despite;

    @Mixin
    ScratchOptions scratchOptions = new ScratchOptions();

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Surroundings surroundings;

    AdoptCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Source migrations = source.read();
        if (despite && target == null) {
            throw new UsageException("--despite-differences needs a TARGET, since none fits by itself");
        }
        List<String> targets = List.of(target == null ? found(migrations) : target);
        Difference difference = target == null
                ? new Difference(List.of(), List.of(), List.of())
                : surroundings.difference(migrations, targets, database, scratchOptions, output);
        if (!despite) {
            AdoptionText.refuseUnlessSame(difference, targets);
        }
        List<String> rows = new Stamp(database.place(), migrations, this).at(targets, false);
        if (output.isJson()) {
            surroundings.console().json(new Adopted(rows, difference.lines()));
        } else {
            difference.lines().forEach(surroundings.console()::line);
            surroundings.console().line("adopted: the database is at " + Reports.names(rows));
        }
        return 0;
    }

    private String found(Source migrations) {
        try (Scratch scratch = surroundings.scratch(scratchOptions, output)) {
            Optional<Revision> fitting = new Adoption(database::place, scratch)
                    .fitting(migrations, database.place().settings());
            if (fitting.isPresent()) {
                return fitting.get().id();
            }
        }
        AdoptionText.refuseUnlessSame(
                surroundings.difference(migrations, List.of("heads"), database, scratchOptions, output),
                List.of("heads"));
        return "heads";
    }

    @Override
    public void note(String text) {
        surroundings.note(output, text);
    }
}
