package dev.retort.cli;

import dev.retort.revision.Revision;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the commands have in common that list revisions. */
abstract class ListCommand implements Callable<Integer> {
    /**
     * What is to be printed.
     *
     * @param revisions in the order in which they are printed
     */
    record Listing(RevisionText text, List<Revision> revisions) {}

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(
            names = {"-v", "--verbose"},
            description = "all that is known of each revision")
    boolean verbose;

    final Console console;

    ListCommand(Console console) {
        this.console = console;
    }

    abstract Listing list();

    /** A revision on one line, or few. */
    String brief(RevisionText text, Revision revision) {
        return text.line(revision);
    }

    @Override
    public Integer call() {
        Listing listing = list();
        if (output.isJson()) {
            console.json(listing.revisions().stream()
                    .map(revision -> RevisionView.of(listing.text(), revision))
                    .toList());
        } else {
            print(listing);
        }
        return 0;
    }

    final void print(Listing listing) {
        for (Revision revision : listing.revisions()) {
            console.line(
                    verbose
                            ? listing.text().paragraph(revision, source.path(revision))
                            : brief(listing.text(), revision));
        }
    }
}
