package dev.retort.cli;

import dev.retort.revision.NewParents;
import dev.retort.source.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
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

    private final FileWriter writer;

    MergeCommand(FileWriter writer) {
        this.writer = writer;
    }

    @Override
    public Integer call() {
        Source migrations = file.source.read();
        List<String> parents = new NewParents(migrations.graph()).parents(revisions, file.splice);
        if (file.message.isBlank()) {
            file.message = "merge " + String.join(" and ", parents);
        }
        return writer.write(file, migrations, parents, List.of());
    }
}
