package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.source.Source;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;

/** What {@code history} and {@code heads} have in common: they list revisions of the folder. */
abstract class ListCommand implements Callable<Integer> {
    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    ListCommand(Console console) {
        this.console = console;
    }

    abstract List<Revision> revisions(Source migrations);

    @Override
    public Integer call() {
        Source migrations = source.read();
        List<RevisionLine> lines = revisions(migrations).stream()
                .map(revision -> RevisionLine.of(migrations.graph(), revision))
                .toList();
        if (output.isJson()) {
            console.json(lines);
        } else {
            lines.forEach(line -> console.line(line.text()));
        }
        return 0;
    }
}
