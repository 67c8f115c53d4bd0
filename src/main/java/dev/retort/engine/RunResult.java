package dev.retort.engine;

import dev.retort.database.StatementFailedException;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import java.util.List;

/** How a run ended. Errors that come before there is a plan are exceptions. */
public sealed interface RunResult {
    /**
     * Where the run wanted to go and where the database is.
     *
     * @param targets the revisions that the target stood for; none for base
     * @param rows the version table's rows after the run
     */
    record State(List<String> targets, List<String> rows, Plan plan, int stepsDone, List<String> notes) {}

    State state();

    /** The database is there. */
    record Done(State state) implements RunResult {}

    /** A statement failed; the database is at the last step that succeeded. */
    record Failed(State state, Step step, StatementFailedException cause) implements RunResult {}

    /** Something else than a statement ended it: the connection, the lock, a script that another run left half done. */
    record Stopped(State state, Step step, RuntimeException cause) implements RunResult {}

    /** A policy forbids it: nothing ran, or the step that would have destroyed data was rolled back. */
    record Refused(State state, String reason) implements RunResult {}
}
