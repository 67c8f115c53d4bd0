package dev.retort.cli;

import dev.retort.revision.NewParents;
import dev.retort.source.Source;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "merge", description = "Write a new migration file that joins branches.")
final class MergeCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "REVISION",
            description = "what is to be joined: heads for all of them, or revisions, or label@head")
    List<String> revisions = new ArrayList<>();

    @Mixin
    NewFileOptions file = new NewFileOptions();

    private final Console console;
    private final Clock clock;
    private final RandomGenerator random;

    MergeCommand(Console console, Clock clock, RandomGenerator random) {
        this.console = console;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Integer call() {
        Source migrations = file.source.read();
        List<String> parents = new NewParents(migrations.graph()).parents(revisions, file.splice);
        if (file.message.isBlank()) {
            file.message = "merge " + String.join(" and ", parents);
        }
        return file.write(console, clock, random, migrations, parents, List.of());
    }
}
