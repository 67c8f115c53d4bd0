package dev.retort.database;

import dev.retort.revision.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a step that was done writes in its transaction: version rows, ledger, and the end of what was half done. */
record StepRecord(
        Session session, VersionTable table, Ledger ledger, Progress progress, StepTask task, StepListener listener) {

    void write(Duration duration) throws SQLException {
        session.together(commands(Sql.of("?::interval", duration.toString())));
    }

    /**
     * Fails where the rows are not as the plan supposed.
     *
     * @param duration an expression for the step's time
     */
    List<Command> commands(Sql duration) {
        StepWork work = task.work();
        Step step = work.step();
        List<Command> commands = new ArrayList<>(VersionRows.replacing(table, step.rowsRemoved(), step.rowsAdded()));
        commands.addAll(Command.of(ledger.recording(work, task.run(), task.position(), duration)));
        if (!work.halfDone().isEmpty()) {
            commands.add(Command.of(progress.forgetting(work.halfDone()))
                    .answered(forgotten -> forgotten.rows().forEach(this::tell)));
        }
        return commands;
    }

    private void tell(String forgotten) {
        String revision = task.work().step().revision().id();
        if (!forgotten.equals(revision)) {
            listener.note(
                    "revision " + forgotten + " was half done outside a transaction and will begin anew: revision "
                            + revision + ", which it needs, is undone; what it did is not");
        }
    }
}
