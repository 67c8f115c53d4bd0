package dev.retort.cli;

import dev.retort.engine.RollbackPolicy;
import dev.retort.engine.Run;
import dev.retort.engine.RunListener;
import dev.retort.engine.RunResult;
import dev.retort.report.Report;
import dev.retort.report.ReportFile;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What {@code goto}, {@code upgrade} and {@code downgrade} have in common: they run a plan and report. */
abstract class RunCommand implements Callable<Integer>, RunListener {
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

    @Mixin
    OfflineOptions offline = new OfflineOptions();

    private final Console console;
    private @Nullable Long connectedAfterMillis;
    private long sqlMillis;

    RunCommand(Console console) {
        this.console = console;
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
        try {
            RunResult result = new Run(database.place(), migrations(), this).go(verb(), target, policy());
            Report report = Reports.of(result, connectedAfterMillis, sqlMillis);
            if (!output.isJson()) {
                tell(result, report.message());
            }
            return report;
        } catch (RuntimeException e) {
            Failure failure = Failure.of(e);
            progress("retort: " + failure.message());
            return Reports.of(failure, connectedAfterMillis, sqlMillis);
        }
    }

    private void tell(RunResult result, String message) {
        switch (result) {
            case RunResult.Done done -> console.line(message);
            case RunResult.Refused refused -> console.progress("retort: refused: " + message);
            case RunResult.Failed failed -> {
                console.progress("retort: " + message + "\n" + StatementText.excerpt(failed));
                console.progress(whereItStands(failed.state()));
            }
            case RunResult.Stopped stopped -> {
                console.progress("retort: " + message);
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

    @Override
    public void connected() {
        connectedAfterMillis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    @Override
    public void planned(Plan plan) {
        progress(plan.steps().size() + (plan.steps().size() == 1 ? " step" : " steps") + " from "
                + Reports.names(plan.rowsBefore()) + " to " + Reports.names(plan.rowsAfter()));
    }

    @Override
    public void finished(Step step, int number, int total, Duration duration) {
        sqlMillis += duration.toMillis();
        progress(String.format(
                "%" + String.valueOf(total).length() + "d/%d %-9s %s  %s  %d ms",
                number,
                total,
                step.direction().text(),
                step.revision().id(),
                step.revision().message(),
                duration.toMillis()));
    }

    @Override
    public void note(String text) {
        progress("note: " + text);
    }

    private void progress(String text) {
        if (!output.isJson()) {
            console.progress(text);
        }
    }
}
