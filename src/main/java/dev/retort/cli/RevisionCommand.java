package dev.retort.cli;

import dev.retort.revision.RevisionGraph;
import dev.retort.source.NewRevision;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "revision", description = "Write a new migration file above the head.")
final class RevisionCommand implements Callable<Integer> {
    private record Written(String revision, String file) {}

    @Option(
            names = {"-m", "--message"},
            required = true,
            paramLabel = "MESSAGE",
            description = "what it does, in a few words")
    String message = "";

    @Option(
            names = "--head",
            paramLabel = "REVISION",
            description =
                    "the parent, where there is more than one head; base begins a line of its own; repeat it to merge")
    List<String> heads = new ArrayList<>();

    @Option(names = "--branch-label", paramLabel = "LABEL", description = "a name for the branch that begins here")
    List<String> labels = new ArrayList<>();

    @Option(
            names = "--depends-on",
            paramLabel = "REVISION",
            description = "what has to be applied before, besides the parent")
    List<String> dependsOn = new ArrayList<>();

    @Option(names = "--rev-id", paramLabel = "ID", description = "the id, instead of twelve random digits")
    @Nullable
    String id;

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;
    private final Clock clock;
    private final RandomGenerator random;

    RevisionCommand(Console console, Clock clock, RandomGenerator random) {
        this.console = console;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public Integer call() {
        RevisionGraph graph = source.read().graph();
        NewRevision revision = new NewRevision(
                id == null ? NewRevision.freshId(random) : id,
                message,
                parents(graph),
                labels,
                dependsOn.stream().map(graph::resolve).toList(),
                clock.instant());
        Path file = revision.write(source.directory);
        if (output.isJson()) {
            console.json(new Written(revision.id(), file.toString()));
        } else {
            console.line("wrote " + file);
        }
        return 0;
    }

    private List<String> parents(RevisionGraph graph) {
        if (heads.equals(List.of("base"))) {
            return List.of();
        }
        if (!heads.isEmpty()) {
            return heads.stream().map(graph::resolve).toList();
        }
        Set<String> all = graph.heads();
        if (all.size() > 1) {
            throw new UsageException("there is more than one head: " + String.join(", ", all)
                    + "; say with --head which one this follows");
        }
        return List.copyOf(all);
    }
}
