package dev.retort.cli;

import dev.retort.engine.Retries;
import dev.retort.engine.RollbackPolicy;
import dev.retort.engine.Run;
import dev.retort.engine.RunResult;
import dev.retort.report.Report;
import dev.retort.report.ReportFile;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code goto}, {@code upgrade} and {@code downgrade} have in common: they run a plan and report. */
abstract class RunCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "TARGET",
            description = "a revision or a unique beginning of its id, a label, head, heads, base, or label@head")
    String target = "";

    @Mixin
    SourceOption source = new SourceOption();

    @Mixin
    DatabaseOptions database = new DatabaseOptions();

    @Mixin
    OutputOption output = new OutputOption();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "also write the result as JSON, at most 4,096 bytes: a pod's termination message")
    @Nullable
    Path reportFile;

    @Option(
            names = "--source-digest",
            paramLabel = "DIGEST",
            description = "run only where the files read are these: sha256:… as of 'LC_ALL=C sha256sum *.sql |"
                    + " sha256sum'")
    @Nullable
    String sourceDigest;

    @Option(
            names = "--lock-retries",
            defaultValue = "10",
            paramLabel = "N",
            description =
                    "how often a step is tried again that missed a lock or lost to others, after 0.5 s at first and"
                            + " 15 s at most (default: ${DEFAULT-VALUE})")
    int lockRetries = 10;

    @Mixin
    LossOptions losses = new LossOptions();

    @Mixin
    RetentionOptions retention = new RetentionOptions();

    @Mixin
    OfflineOptions offline = new OfflineOptions();

    private final Console console;
    private final int width;
    private final RandomGenerator random;

    RunCommand(Console console, int width, RandomGenerator random) {
        this.console = console;
        this.width = width;
        this.random = random;
    }

    abstract Verb verb();

    RollbackPolicy policy() {
        return RollbackPolicy.ALWAYS;
    }

    @Override
    public Integer call() {
        if (offline.sql) {
            console.script(script());
            return 0;
        }
        Report report = run();
        if (output.isJson()) {
            console.json(report);
        }
        if (reportFile != null) {
            write(reportFile, report);
        }
        return report.outcome().exitCode();
    }

    private String script() {
        OfflineOptions.Ends ends = OfflineOptions.Ends.of(target);
        if (verb() == Verb.DOWNGRADE && ends.from().isEmpty()) {
            throw new UsageException("downgrade with --sql needs FROM:TO, as in head:" + ends.to()
                    + ": without a database it cannot know where it starts");
        }
        return offline.offline(console, migrations(), database).run(verb(), ends.from(), ends.to());
    }

    private Report run() {
        RunProgress progress = new RunProgress(console, output.isJson(), width);
        Outcome outcome = outcome(progress);
        Report report =
                switch (outcome) {
                    case Outcome.Ended ended ->
                        Reports.of(ended.result(), progress.connectedAfterMillis(), progress.sqlMillis());
                    case Outcome.Thrown thrown ->
                        Reports.of(thrown.failure(), progress.connectedAfterMillis(), progress.sqlMillis());
                };
        if (!output.isJson()) {
            switch (outcome) {
                case Outcome.Ended ended -> tell(ended.result(), report.message());
                case Outcome.Thrown thrown -> console.error(thrown.failure().message());
            }
        }
        return report;
    }

    private sealed interface Outcome {
        record Ended(RunResult result) implements Outcome {}

        record Thrown(Failure failure) implements Outcome {}
    }

    private Outcome outcome(RunProgress progress) {
        try (progress) {
            return new Outcome.Ended(new Run(
                            database.place(), migrations(), progress, new Retries(lockRetries, random, Thread::sleep))
                    .go(verb(), target.strip(), policy(), losses.policy().within(retention.retention())));
        } catch (RuntimeException e) {
            return new Outcome.Thrown(Failure.of(e));
        }
    }

    private void tell(RunResult result, String message) {
        switch (result) {
            case RunResult.Done done -> console.line(message);
            case RunResult.Refused refused -> console.error("refused: " + message);
            case RunResult.Failed failed -> {
                console.error("" + message + "\n" + StatementText.excerpt(failed));
                console.progress(whereItStands(failed.state()));
            }
            case RunResult.Stopped stopped -> {
                console.error("" + message);
                console.progress(whereItStands(stopped.state()));
            }
        }
    }

    private static String whereItStands(RunResult.State state) {
        return "the database is at " + Reports.names(state.rows())
                + "; what the failed step did is undone unless it ran outside a transaction";
    }

    /** What happened has happened, whether or not it can be written down. */
    private void write(Path file, Report report) {
        try {
            ReportFile.write(file, report);
        } catch (IOException e) {
            console.progress("note: cannot write the report to " + file + ": " + e);
        }
    }

    private Source migrations() {
        return sourceDigest == null ? source.read() : source.read(sourceDigest);
    }
}
