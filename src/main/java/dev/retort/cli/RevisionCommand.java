package dev.retort.cli;

import dev.retort.revision.NewParents;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "revision", description = "Write a new migration file above the head.")
final class RevisionCommand implements Callable<Integer> {
    @Option(
            names = "--head",
            paramLabel = "REVISION",
            description =
                    "the parent, where there is more than one head; base begins a line of its own; repeat it to merge")
    List<String> heads = new ArrayList<>();

    @Option(
            names = "--depends-on",
            paramLabel = "REVISION",
            description = "what has to be applied before, besides the parent; a label stays a label")
    List<String> dependsOn = new ArrayList<>();

    @Mixin
    NewFileOptions file = new NewFileOptions();

    private final FileWriter writer;

    RevisionCommand(FileWriter writer) {
        this.writer = writer;
    }

    @Override
    public Integer call() {
        Source migrations = file.source.read();
        NewParents place = new NewParents(migrations.graph());
        return writer.write(file, migrations, place.parents(heads, file.splice), place.dependencies(dependsOn));
    }
}
