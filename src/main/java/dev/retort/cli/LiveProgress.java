package dev.retort.cli;

import dev.retort.revision.Step;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/** The step at work, drawn in place on a terminal: a bar, the revision, and for how long already. */
final class LiveProgress implements AutoCloseable {
    private static final int BAR = 20;
    private static final int EVERY_MILLIS = 200;

    private final Console console;
    private final int width;
    private final Timer timer = new Timer("progress", true);

    private String step = "";
    private int done;
    private int total = 1;
    private long since = System.nanoTime();

    /** @param width of the terminal, in columns */
    LiveProgress(Console console, int width) {
        this.console = console;
        this.width = width;
        timer.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        draw();
                    }
                },
                EVERY_MILLIS,
                EVERY_MILLIS);
    }

    synchronized void started(Step started, int number, int of) {
        step = number + "/" + of + " " + started.direction().text() + " "
                + started.revision().id() + "  " + started.revision().message();
        done = number - 1;
        total = of;
        since = System.nanoTime();
        draw();
    }

    /** Prints a line above the bar. */
    synchronized void line(String text) {
        console.clear();
        console.progress(text);
    }

    private synchronized void draw() {
        if (!step.isEmpty()) {
            console.overwrite(text(step, done, total, Duration.ofNanos(System.nanoTime() - since), width));
        }
    }

    /** No longer than the terminal is wide, which a line that is drawn over may not be. */
    static String text(String step, int done, int total, Duration time, int width) {
        int full = BAR * done / total;
        String line = "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + time.toSeconds() + " s  " + step;
        int most = Math.max(1, width - 1);
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    @Override
    public void close() {
        timer.cancel();
        synchronized (this) {
            step = "";
            console.clear();
        }
    }
}
