package dev.retort.cli;

import dev.retort.database.HalfDone;
import dev.retort.engine.Resolution;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "resolve",
        description =
                "Say what became of a statement in which a run was killed outside a transaction; without a revision,"
                        + " list what is half done.")
final class ResolveCommand implements Callable<Integer> {
    private static final int SHOWN_CHARACTERS = 200;

    private record Statement(
            String revision,
            String direction,
            int statement,
            @Nullable String file,
            int line,
            String text,
            String since,
            String state) {
        static Statement of(HalfDone it, String state) {
            return new Statement(
                    it.revision(),
                    it.direction(),
                    it.statement(),
                    it.file().orElse(null),
                    it.line(),
                    it.text(),
                    it.since().toString(),
                    state);
        }
    }

    private record Listing(List<Statement> halfDone) {}

    private record Resolved(Statement resolved) {}

    /** What a person found out. */
    static final class Finding {
        @Option(names = "--done", required = true, description = "the statement took effect; go on after it")
        boolean done;

        @Option(
                names = "--not-done",
                required = true,
                description = "it did not, and nothing of it is left; run it again")
        boolean notDone;
    }

    @Parameters(arity = "0..1", paramLabel = "REVISION", description = "an id, or a unique beginning of one")
    @Nullable
    String revision;

    @ArgGroup
    @Nullable
    Finding finding;

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    private final Console console;

    ResolveCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Resolution resolution = new Resolution(database.place(), this::note);
        if ((revision == null) != (finding == null)) {
            throw new UsageException(
                    revision == null
                            ? "--done and --not-done need a revision; 'retort resolve' lists what is half done"
                            : "say what became of revision " + revision + "'s statement: --done or --not-done");
        }
        if (revision != null && finding != null) {
            mark(resolution, revision, finding.done);
        } else {
            list(resolution.list());
        }
        return 0;
    }

    private void mark(Resolution resolution, String which, boolean done) {
        HalfDone marked = resolution.mark(which, done);
        console.result(
                output,
                (done ? "marked as done: " : "marked as not done: ")
                        + shown(marked)
                        + (done ? "\nthe next run goes on after it" : "\nthe next run begins with it"),
                new Resolved(Statement.of(marked, done ? "done" : "not_done")));
    }

    private void list(List<HalfDone> all) {
        if (output.isJson()) {
            console.json(new Listing(all.stream()
                    .map(it -> Statement.of(it, it.finished() ? "finished" : "open"))
                    .toList()));
        } else if (all.isEmpty()) {
            console.line("nothing is half done");
        } else {
            all.forEach(it -> console.line(shown(it)
                    + (it.finished()
                            ? "\n  finished; the next run goes on after it"
                            : "\n  open; the next run decides by the catalog where it can, else"
                                    + " say 'retort resolve " + it.revision() + " --done' or '--not-done'")));
        }
    }

    private static String shown(HalfDone it) {
        String text = it.text().strip().replaceAll("\\s+", " ");
        int end = text.offsetByCodePoints(0, Math.min(SHOWN_CHARACTERS, text.codePointCount(0, text.length())));
        return it.direction() + " of " + it.revision() + ", statement " + it.statement() + " at " + it.place()
                + ", since " + it.since() + "\n  " + text.substring(0, end) + (end < text.length() ? " …" : "");
    }

    private void note(String text) {
        if (!output.isJson()) {
            console.progress("note: " + text);
        }
    }
}
