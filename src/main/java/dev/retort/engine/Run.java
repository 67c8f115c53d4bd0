package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.HalfDone;
import dev.retort.database.LedgerEntry;
import dev.retort.database.Session;
import dev.retort.database.StatementFailedException;
import dev.retort.database.StepTask;
import dev.retort.database.StepWork;
import dev.retort.database.archive.Archive;
import dev.retort.database.archive.DataLossException;
import dev.retort.database.archive.Item;
import dev.retort.revision.Destination;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.revision.Target;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Brings a database to a target: lock, read, plan, check everything, then step by step. */
public final class Run {
    /** The server lets go of a client that has died within five seconds. */
    private static final Duration LOST_SESSION = Duration.ofSeconds(10);

    private final Place place;
    private final Source source;
    private final RunListener listener;
    private final Retries retries;
    private final List<String> notes = new ArrayList<>();

    /** @param retries of steps that others are in the way of */
    public Run(Place place, Source source, RunListener listener, Retries retries) {
        this.place = place;
        this.source = source;
        this.listener = listener;
        this.retries = retries;
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
    public RunResult go(Verb verb, String expression, RollbackPolicy policy, LossPolicy losses) {
        Target target = Target.parse(expression);
        return go(expression, losses, known -> {
            Destination destination = verb.destination(known.resolver(), target);
            Plan plan = verb.plan(known.resolver(), target, destination);
            return new Way(
                    plan,
                    destination.revisions().stream().sorted().toList(),
                    verb == Verb.GOTO ? policy.refusal(plan, target) : Optional.empty());
        });
    }

    /**
     * Undoes one revision and those that need it, whatever else is applied: what no target can say where branches meet.
     *
     * @throws EngineException where it is not applied or has no way back, and as {@link #go} does
     */
    public RunResult undo(String revision, LossPolicy losses) {
        return go("before " + revision, losses, known -> {
            if (!known.applied().contains(revision)) {
                throw new EngineException("cannot undo revision " + revision + ", which is not applied");
            }
            Set<String> wanted = new TreeSet<>(known.applied());
            wanted.removeAll(known.graph().dependentsOf(Set.of(revision)));
            Plan plan = Plan.between(known.graph(), known.applied(), wanted);
            return new Way(plan, plan.rowsAfter(), Optional.empty());
        });
    }

    /** @param targets the revisions that were meant */
    private record Way(Plan plan, List<String> targets, Optional<String> refusal) {}

    private RunResult go(String expression, LossPolicy losses, Function<Known, Way> finding) {
        try (Session session = place.open()) {
            listener.connected();
            place.lock(session, listener::note);
            Database database = place.database(session);
            Known known = Known.of(source, database);
            if (!database.hasVersionTable()) {
                known.refuseLostRows(place.versionTable());
            }
            Way way = finding.apply(known);
            Plan plan = way.plan();
            if (way.refusal().isPresent()) {
                return new RunResult.Refused(
                        new RunResult.State(way.targets(), known.rows(), plan, 0, notes),
                        way.refusal().get());
            }
            List<StepWork> work = new Checks(known, halfDone(database), this::note).work(plan);
            Archive archive = new Archive(session, place.ledger(), place.versionTable());
            Forecaster forecaster = new Forecaster(archive, losses);
            Optional<String> loss = forecaster.refusal(work);
            if (loss.isPresent()) {
                return new RunResult.Refused(
                        new RunResult.State(way.targets(), known.rows(), plan, 0, notes), loss.get());
            }
            forecaster.warnings(work).forEach(this::note);
            learn(database, known, plan);
            RunResult result = plan.isEmpty()
                    ? new RunResult.Done(new RunResult.State(way.targets(), known.cleanRows(), plan, 0, notes))
                    : run(database, archive, losses, plan, work, way.targets(), expression);
            if (result instanceof RunResult.Done) {
                new Expiry(archive, losses.retention(), this::note).run();
            }
            return result;
        }
    }

    private static Set<String> halfDone(Database database) {
        return database.halfDone().stream().map(HalfDone::revision).collect(Collectors.toSet());
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
        if (!known.forgotten().isEmpty()) {
            note("no longer applied, though Retort has not undone them; their stored scripts are kept until they are"
                    + " applied again: " + String.join(", ", known.forgotten()));
        }
        if (learns) {
            Set<String> touched = new TreeSet<>(known.forgotten());
            unrecorded.forEach(entry -> touched.add(entry.revision().id()));
            database.replace(known.rows(), known.cleanRows(), unrecorded, known.forgotten(), touched);
        }
    }

    private RunResult run(
            Database database,
            Archive archive,
            LossPolicy losses,
            Plan plan,
            List<StepWork> work,
            List<String> targets,
            String expression) {
        listener.planned(plan);
        List<Item> waiting = archive.waiting();
        long run = database.beginRun(expression, plan.rowsBefore());
        List<StepTask> tasks = new ArrayList<>();
        for (StepWork each : work) {
            Step step = each.step();
            Archive.Step kept = new Archive.Step(
                    step.revision().id(),
                    step.direction(),
                    losses.of(step.direction()),
                    losses.never().with(each.script()));
            tasks.add(new StepTask(each, run, tasks.size() + 1, () -> archive.guard(kept, waiting, this::note)));
        }
        RunSteps steps = new RunSteps(database, tasks, retries, listener, this::note);
        try {
            steps.run();
        } catch (RuntimeException e) {
            int done = steps.done();
            RunResult.State state =
                    ended(database, run, new RunResult.State(targets, plan.rowsAfter(done), plan, done, notes), e);
            Step step = work.get(done).step();
            return switch (e) {
                case StatementFailedException failed -> new RunResult.Failed(state, step, failed);
                case DataLossException lost -> new RunResult.Refused(state, String.valueOf(lost.getMessage()));
                default -> new RunResult.Stopped(state, step, e);
            };
        }
        String done = plan.goes(Direction.DOWNGRADE) ? "rolled back" : "upgraded";
        RunResult.State state = new RunResult.State(targets, plan.rowsAfter(), plan, work.size(), notes);
        try {
            database.endRun(run, "done", done);
        } catch (RuntimeException e) {
            return new RunResult.Stopped(
                    ended(database, run, state, e), work.getLast().step(), e);
        }
        return new RunResult.Done(state);
    }

    /** Closes the record of a run that did not come to its end, and asks the database where that is. */
    private RunResult.State ended(Database database, long run, RunResult.State supposed, RuntimeException cause) {
        try {
            return ended(database, run, supposed, String.valueOf(cause.getMessage()));
        } catch (RuntimeException lost) {
            // The connection went with what ended the run. Another one also knows what became of a COMMIT without
            // answer.
            try (Session session = place.open()) {
                // What the lost session still does counts too: it holds the lock until it is through.
                place.lock(session, LOST_SESSION, listener::note);
                return ended(place.database(session), run, supposed, String.valueOf(cause.getMessage()));
            } catch (RuntimeException e) {
                // What ended the run is what a person needs; its record stays open, and says so by its missing end.
                cause.addSuppressed(e);
                note(
                        "the database could not be asked how far it came: steps beyond what is said here may be done, which the next run"
                                + " finds out");
                return supposed;
            }
        }
    }

    private static RunResult.State ended(Database database, long run, RunResult.State supposed, String message) {
        List<String> rows = database.endRun(run, "failed", message);
        // Where answers were lost, more is done than anybody has heard of.
        int done = supposed.plan().stepsTo(rows).orElse(supposed.stepsDone());
        return new RunResult.State(supposed.targets(), rows, supposed.plan(), done, supposed.notes());
    }
}
