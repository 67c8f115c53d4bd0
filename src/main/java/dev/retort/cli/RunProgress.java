package dev.retort.cli;

import dev.retort.engine.RunListener;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells how a run goes on: a line a step, and on a terminal the step at work. Measures for the report. */
final class RunProgress implements RunListener, AutoCloseable {
    private final Console console;
    private final boolean silent;
    private final Optional<LiveProgress> live;
    private @Nullable Long connectedAfterMillis;
    private long sqlMillis;

    /**
     * @param silent where only a report is wanted
     * @param width of the terminal, in columns
     */
    RunProgress(Console console, boolean silent, int width) {
        this.console = console;
        this.silent = silent;
        this.live = silent || !console.isLive() ? Optional.empty() : Optional.of(new LiveProgress(console, width));
    }

    @Nullable
    Long connectedAfterMillis() {
        return connectedAfterMillis;
    }

    long sqlMillis() {
        return sqlMillis;
    }

    @Override
    public void connected() {
        connectedAfterMillis = System.currentTimeMillis()
                - ManagementFactory.getRuntimeMXBean().getStartTime();
    }

    @Override
    public void planned(Plan plan) {
        line(plan.steps().size() + (plan.steps().size() == 1 ? " step" : " steps") + " from "
                + Reports.names(plan.rowsBefore()) + " to " + Reports.names(plan.rowsAfter()));
    }

    @Override
    public void started(Step step, int number, int total) {
        live.ifPresent(bar -> bar.started(step, number, total));
    }

    @Override
    public void finished(Step step, int number, int total, Duration duration) {
        sqlMillis += duration.toMillis();
        line(String.format(
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
        line("note: " + text);
    }

    private void line(String text) {
        if (!silent) {
            live.ifPresentOrElse(bar -> bar.line(text), () -> console.progress(text));
        }
    }

    @Override
    public void close() {
        live.ifPresent(LiveProgress::close);
    }
}
