package dev.retort.database;

import dev.retort.revision.Step;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a step that was done writes in its transaction: version rows, ledger, and the end of what was half done. */
record StepRecord(
        Session session,
        VersionTable table,
        Ledger ledger,
        Progress progress,
        StepWork work,
        long run,
        int position,
        StepListener listener) {

    void write(Duration duration) throws SQLException {
        check(session.together(statements(Sql.of("?::interval", duration.toString()))));
    }

    /** @param duration an expression for the step's time */
    List<Sql> statements(Sql duration) {
        List<Sql> statements = new ArrayList<>(VersionRows.replacement(
                table, work.step().rowsRemoved(), work.step().rowsAdded()));
        statements.addAll(ledger.recording(work, run, position, duration));
        if (!work.halfDone().isEmpty()) {
            statements.add(progress.forgetting(work.halfDone()));
        }
        return statements;
    }

    /** Makes sure that the rows were as the plan supposed, by the answers to {@link #statements}. */
    void check(List<Session.Answer> answers) {
        Step step = work.step();
        new VersionRows(session, table).check(step.rowsRemoved(), answers);
        if (work.halfDone().isEmpty()) {
            return;
        }
        String revision = step.revision().id();
        for (String other : answers.getLast().rows()) {
            if (!other.equals(revision)) {
                listener.note(
                        "revision " + other + " was half done outside a transaction and will begin anew: revision "
                                + revision + ", which it needs, is undone; what it did is not");
            }
        }
    }
}
