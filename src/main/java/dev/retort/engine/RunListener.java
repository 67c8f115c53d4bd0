package dev.retort.engine;

import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import java.time.Duration;

/** Is told how a run goes on, while it goes on. */
public interface RunListener {
    /** The database answered. */
    default void connected() {}

    /** The plan is about to run. */
    default void planned(Plan plan) {}

    default void started(Step step, int number, int total) {}

    default void finished(Step step, int number, int total, Duration duration) {}

    /** Something a person should know: a wait, a notice of the server, a stored script that differs from its file. */
    default void note(String text) {}
}
