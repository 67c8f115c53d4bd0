package dev.retort.cli;

import dev.retort.engine.Difference;
import dev.retort.engine.Repair;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "repair",
        description =
                "Accept that files of applied revisions have changed: store what they say now in the ledger. Without a"
                        + " revision, list what differs.")
final class RepairCommand implements Callable<Integer> {
    private record Differing(String revision, String file, List<String> differs) {
        static Differing of(Difference difference) {
            return new Differing(
                    difference.revision(), difference.file().scripts().up().file(), difference.parts());
        }
    }

    private record Listing(List<Differing> differing) {}

    private record Repaired(List<Differing> repaired) {}

    @Parameters(arity = "0..*", paramLabel = "REVISION", description = "ids, or unique beginnings of them")
    List<String> revisions = new ArrayList<>();

    @Option(names = "--all", description = "all that differ")
    boolean all;

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    RepairCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        if (all && !revisions.isEmpty()) {
            throw new UsageException("--all and revisions are both given; name what to repair by one of them");
        }
        Repair repair = new Repair(database.place(), source.read(), this::note);
        if (all || !revisions.isEmpty()) {
            List<Difference> repaired = repair.accept(revisions);
            console.result(
                    output,
                    repaired.isEmpty() ? "nothing differs from what was applied" : lines(repaired, "accepted: "),
                    new Repaired(repaired.stream().map(Differing::of).toList()));
        } else {
            List<Difference> differing = repair.differences();
            console.result(
                    output,
                    differing.isEmpty()
                            ? "nothing differs from what was applied"
                            : lines(differing, "")
                                    + "\nnothing was changed; 'retort repair REVISION' or '--all' accepts",
                    new Listing(differing.stream().map(Differing::of).toList()));
        }
        return 0;
    }

    private static String lines(List<Difference> differences, String before) {
        return String.join(
                "\n",
                differences.stream()
                        .map(difference -> before + difference.text())
                        .toList());
    }

    private void note(String text) {
        if (!output.isJson()) {
            console.progress("note: " + text);
        }
    }
}
