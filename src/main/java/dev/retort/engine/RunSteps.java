package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.StepListener;
import dev.retort.database.StepTask;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The steps of a run, one after the other, each again and again while others are in its way. */
final class RunSteps {
    private final Database database;
    private final List<StepTask> tasks;
    private final Retries retries;
    private final RunListener listener;
    private final Consumer<String> notes;
    private int done;

    /** @param notes of what also stands in the report; what the server says goes past whoever watches */
    RunSteps(Database database, List<StepTask> tasks, Retries retries, RunListener listener, Consumer<String> notes) {
        this.database = database;
        this.tasks = tasks;
        this.retries = retries;
        this.listener = listener;
        this.notes = notes;
    }

    /** How many are known to be done. */
    int done() {
        return done;
    }

    void run() {
        Progress progress = new Progress();
        int retry = 1;
        while (done < tasks.size()) {
            int before = done;
            try {
                database.run(tasks.subList(before, tasks.size()), progress);
                retry = 1;
            } catch (RuntimeException e) {
                retry = done > before ? 1 : retry;
                Optional<Duration> delay = retries.after(e, retry);
                if (delay.isEmpty()) {
                    throw e;
                }
                waitOut(delay.get(), retry, e);
                retry++;
            }
        }
    }

    /** Between the tries a step holds no lock on a table. */
    private void waitOut(Duration delay, int retry, RuntimeException e) {
        listener.note("revision " + tasks.get(done).work().step().revision().id() + " is tried again in "
                + delay.toMillis() + " ms (" + retry + " of " + retries.most() + "): " + e.getMessage());
        retries.sleep(delay);
    }

    private final class Progress implements StepListener {
        private int running;

        @Override
        public void started(StepTask task) {
            // A step that is tried again has begun.
            if (running != task.position()) {
                running = task.position();
                listener.started(task.work().step(), running, tasks.size());
            }
        }

        @Override
        public void finished(StepTask task, Duration took) {
            done++;
            listener.finished(task.work().step(), task.position(), tasks.size(), took);
        }

        @Override
        public void notice(String text) {
            listener.note(text);
        }

        @Override
        public void note(String text) {
            notes.accept(text);
        }
    }
}
