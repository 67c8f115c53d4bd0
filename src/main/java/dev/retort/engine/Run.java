package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.LedgerEntry;
import dev.retort.database.RunLock;
import dev.retort.database.Session;
import dev.retort.database.StatementFailedException;
import dev.retort.database.StepWork;
import dev.retort.revision.Destination;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.revision.Target;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import dev.retort.sql.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a database to a target: lock, read, plan, check everything, then step by step. */
public final class Run {
    private final Place place;
    private final Source source;
    private final RunListener listener;
    private final List<String> notes = new ArrayList<>();

    public Run(Place place, Source source, RunListener listener) {
        this.place = place;
        this.source = source;
        this.listener = listener;
    }

    /**
     * Goes to a target.
     *
     * @throws dev.retort.database.DatabaseUnavailableException where trying again later makes sense
     * @throws dev.retort.database.DatabaseException where the database is not as it has to be
     * @throws dev.retort.revision.TargetException where the target means nothing
     * @throws dev.retort.sql.ScriptException where a script of the plan cannot be run
     * @throws EngineException where migrations and database do not fit together
     */
    public RunResult go(Verb verb, String expression, RollbackPolicy policy) {
        Target target = Target.parse(expression);
        try (Session session = place.open()) {
            listener.connected();
            RunLock.take(session, place.versionTable(), place.patience(), listener::note);
            Database database = new Database(session, place.versionTable());
            Known known = new Known(source, database.ledger(), database.rows());
            Destination destination = verb.destination(known.resolver(), target);
            Plan plan = verb.plan(known.resolver(), target, destination);
            List<String> targets = destination.revisions().stream().sorted().toList();

            Optional<String> refusal = verb == Verb.GOTO ? policy.refusal(plan, target) : Optional.empty();
            if (refusal.isPresent()) {
                return new RunResult.Refused(new RunResult.State(targets, known.rows(), plan, 0, notes), refusal.get());
            }
            List<StepWork> work = work(known, plan);
            learn(database, known, plan);
            return plan.isEmpty()
                    ? new RunResult.Done(new RunResult.State(targets, known.cleanRows(), plan, 0, notes))
                    : run(database, plan, work, targets, expression);
        }
    }

    /** The script of every step, checked before the first one runs. */
    private List<StepWork> work(Known known, Plan plan) {
        List<StepWork> work = new ArrayList<>();
        for (Step step : plan.steps()) {
            LedgerEntry entry = known.entry(step.revision().id());
            Script script =
                    switch (step.direction()) {
                        case UPGRADE -> entry.scripts().up();
                        case DOWNGRADE -> down(known, entry);
                    };
            script.check();
            work.add(new StepWork(step, entry, script));
        }
        return work;
    }

    private Script down(Known known, LedgerEntry entry) {
        String revision = entry.revision().id();
        if (known.differs(revision)) {
            note("revision " + revision + " is undone by the script stored when it was applied; the file "
                    + entry.scripts().up().file() + " has changed since");
        }
        return entry.scripts()
                .down()
                .orElseThrow(() -> new EngineException("revision " + revision
                        + " cannot be undone: " + entry.scripts().up().file()
                        + " has no \"-- migrate:down\" section; nothing was changed"));
    }

    private void note(String text) {
        notes.add(text);
        listener.note(text);
    }

    private void learn(Database database, Known known, Plan plan) {
        List<LedgerEntry> unrecorded = known.unrecorded();
        boolean redundant = !known.cleanRows().equals(known.rows());
        boolean learns = !unrecorded.isEmpty() || !known.forgotten().isEmpty() || redundant;
        if (plan.isEmpty() && !learns) {
            return;
        }
        database.prepare(known.graph().revisions().stream()
                .mapToInt(revision -> revision.id().length())
                .max()
                .orElse(0));
        if (redundant) {
            note("removed rows that others imply from " + place.versionTable() + ": it held "
                    + String.join(", ", known.rows()));
        }
        if (learns) {
            database.replace(known.rows(), known.cleanRows(), unrecorded, known.forgotten());
        }
    }

    private RunResult run(Database database, Plan plan, List<StepWork> work, List<String> targets, String expression) {
        listener.planned(plan);
        long run = database.beginRun(expression, plan.rowsBefore());
        int total = work.size();
        for (int i = 0; i < total; i++) {
            Step step = work.get(i).step();
            listener.started(step, i + 1, total);
            long start = System.nanoTime();
            try {
                database.run(work.get(i), run, i + 1, place.lockTimeout(), listener::note);
            } catch (StatementFailedException e) {
                return failed(database, run, new RunResult.State(targets, plan.rowsAfter(i), plan, i, notes), step, e);
            }
            listener.finished(step, i + 1, total, Duration.ofNanos(System.nanoTime() - start));
        }
        String done = plan.goes(Direction.DOWNGRADE) ? "rolled back" : "upgraded";
        database.endRun(run, "done", done, plan.rowsAfter());
        return new RunResult.Done(new RunResult.State(targets, plan.rowsAfter(), plan, total, notes));
    }

    private static RunResult failed(
            Database database, long run, RunResult.State state, Step step, StatementFailedException cause) {
        try {
            database.endRun(run, "failed", String.valueOf(cause.getMessage()), state.rows());
        } catch (RuntimeException e) {
            // The statement's own error is what a person needs; the run's record stays open, and says so by its missing
            // end.
            cause.addSuppressed(e);
        }
        return new RunResult.Failed(state, step, cause);
    }
}
