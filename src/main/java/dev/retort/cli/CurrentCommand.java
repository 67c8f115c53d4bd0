package dev.retort.cli;

import dev.retort.engine.AppliedState;
import dev.retort.engine.Difference;
import dev.retort.engine.Inspection;
import dev.retort.engine.Repair;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.source.Source;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "current", description = "Show where the database is.")
final class CurrentCommand extends ListCommand {
    private record Current(List<String> rows, List<RevisionView> revisions, List<Differing> differing) {}

    private record Differing(String revision, String file, List<String> differs) {}

    @Option(
            names = {"-c", "--check-heads"},
            description = "end with exit code 1 unless all that the migrations hold is applied")
    boolean checkHeads;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    private Source migrations = Source.empty();
    private AppliedState state = AppliedState.nothing(migrations.graph());

    CurrentCommand(Console console) {
        super(console);
    }

    @Override
    Listing list() {
        migrations = source.readIfThere();
        state = new Inspection(database.place(), migrations).state();
        RevisionGraph graph = state.graph();
        return new Listing(
                RevisionText.of(graph),
                graph.tips(state.applied()).stream().map(graph::revision).toList());
    }

    @Override
    String brief(RevisionText text, Revision revision) {
        String implied = state.rows().contains(revision.id()) ? "" : " (applied as a dependency)";
        return text.name(revision.id()) + implied;
    }

    @Override
    public Integer call() {
        Listing listing = list();
        if (output.isJson()) {
            console.json(new Current(
                    state.rows(),
                    listing.revisions().stream()
                            .map(revision -> RevisionView.of(listing.text(), revision))
                            .toList(),
                    differences().stream()
                            .map(it -> new Differing(
                                    it.revision(), it.file().scripts().up().file(), it.parts()))
                            .toList()));
        } else if (listing.revisions().isEmpty()) {
            console.line("base (nothing is applied)");
        } else {
            print(listing);
            differences().forEach(it -> console.line(it.text() + "; 'retort repair " + it.revision() + "' accepts it"));
        }
        return checkHeads ? compareWithHeads() : 0;
    }

    /** Reads the scripts of all that is applied, so not for a person who asked for little. */
    private List<Difference> differences() {
        return verbose || output.isJson()
                ? new Repair(database.place(), migrations, text -> {}).differences()
                : List.of();
    }

    private int compareWithHeads() {
        Set<String> missing = new TreeSet<>(migrations.graph().heads());
        missing.removeAll(state.applied());
        if (!missing.isEmpty()) {
            console.error("the database is not at all heads: " + String.join(", ", missing)
                    + " is not applied; 'retort upgrade heads' applies what is missing");
        }
        return missing.isEmpty() ? 0 : 1;
    }
}
