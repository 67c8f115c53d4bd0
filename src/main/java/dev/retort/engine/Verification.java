package dev.retort.engine;

import dev.retort.database.StatementFailedException;
import dev.retort.engine.Observed.State;
import dev.retort.engine.Proof.Verdict;
import dev.retort.revision.Revision;
import dev.retort.revision.Verb;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import dev.retort.source.Source;
import dev.retort.sql.Script;
import dev.retort.sql.ScriptException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Takes revisions forward, back and forward again on an empty database, with rows in its tables, and compares what is there
 * before and after. Runs them as any run does, one by one, each when all that it needs is applied.
 */
public final class Verification {
    private final Place place;
    private final Source source;
    private final LossPolicy losses;
    private final Set<String> missing = new TreeSet<>();
    private boolean spoilt;

    /** What there is, where it was read at the end of the revision before and no rows are wanting. */
    private Optional<State> last = Optional.empty();

    public Verification(Place place, Source source, LossPolicy losses) {
        this.place = place;
        this.source = source;
        this.losses = losses;
    }

    /**
     * Verifies some revisions.
     *
     * @param before revisions that are only applied, in order
     * @param revisions in the graph's order, what is required first
     * @param each is told as soon as one is done
     * @return a proof each; less where one left a database in which nothing can be proved any more, and came last
     * @throws EngineException where the database is not empty
     */
    public List<Proof> run(List<Revision> before, List<Revision> revisions, Consumer<Proof> each) {
        try (Observed observed = new Observed(place)) {
            observed.refuseUnlessEmpty(place);
            for (Revision revision : before) {
                apply(revision).ifPresent(failure -> missing.add(revision.id()));
            }
            List<Proof> proofs = new ArrayList<>();
            for (Revision revision : revisions) {
                long start = System.nanoTime();
                List<String> notes = new ArrayList<>();
                Verdict verdict = verdict(revision, observed, notes);
                Proof proof = new Proof(revision, verdict, notes, Duration.ofNanos(System.nanoTime() - start));
                proofs.add(proof);
                each.accept(proof);
                if (spoilt) {
                    break;
                }
            }
            return proofs;
        }
    }

    private Verdict verdict(Revision revision, Observed observed, List<String> notes) {
        String id = revision.id();
        if (source.graph().requirements(id).stream().anyMatch(missing::contains)) {
            missing.add(id);
            return new Verdict.NotReached();
        }
        State before = last.orElseGet(() -> refilled(observed));
        last = Optional.empty();
        Optional<String> failure = apply(revision);
        if (failure.isPresent()) {
            // Rows that were made here may be what the step refuses; whether it is, shows without them.
            observed.clear();
            before = observed.state();
            Optional<String> empty = apply(revision);
            if (empty.isPresent()) {
                missing.add(id);
                return new Verdict.Fails(empty.get());
            }
            notes.add("fails where there are rows like the generated ones, and was verified on empty tables: "
                    + failure.get());
        }
        // With rows in them again, going forward for the second time would fail as the first one did.
        State filled = failure.isPresent() ? observed.state() : fill(observed, notes);
        Optional<Script> down =
                source.migration(id).flatMap(file -> file.scripts().down());
        Verdict verdict = down.isEmpty()
                ? new Verdict.NoWayBack()
                : andBack(revision, down.get(), before, filled, observed, notes);
        if (failure.isPresent()) {
            last = Optional.empty();
        }
        return verdict;
    }

    private static State refilled(Observed observed) {
        observed.fill();
        return observed.state();
    }

    /** Rows that the step itself makes come again with it; those that are made here do not. */
    private static State fill(Observed observed, List<String> notes) {
        Map<String, List<String>> own = observed.rows();
        observed.fill().forEach(refusal -> notes.add("no rows in " + refusal));
        State state = observed.state();
        return new State(state.schema(), RowLoss.added(own, state.rows()));
    }

    private Verdict andBack(
            Revision revision, Script down, State before, State filled, Observed observed, List<String> notes) {
        String id = revision.id();
        String where = down.file() + ":" + down.line();
        Optional<String> failure =
                attempt(() -> new Run(place, source, new RunListener() {}, Retries.none()).undo(id, losses));
        if (failure.isPresent()) {
            return new Verdict.Fails(failure.get());
        }
        State back = observed.state();
        List<String> kept = observed.kept(id);
        List<String> lines = new ArrayList<>(difference(before.schema(), back.schema(), "after going back", notes));
        Optional<String> again = apply(revision);
        boolean refusesRows = again.isPresent();
        if (refusesRows && lines.isEmpty()) {
            observed.clear();
            notes.add("cannot go forward again where there are rows like the generated ones, so that rows were not"
                    + " compared: " + again.get());
            again = apply(revision);
        }
        if (again.isPresent()) {
            spoilt = true;
            lines.add("after going back, it cannot be applied again: " + again.get());
            return new Verdict.Differs(where, lines);
        }
        State after = observed.state();
        last = Optional.of(after);
        lines.addAll(difference(filled.schema(), after.schema(), "after going forward again", notes));
        if (!lines.isEmpty()) {
            return new Verdict.Differs(where, lines);
        }
        if (refusesRows) {
            return new Verdict.Restores();
        }
        List<String> lost = new ArrayList<>();
        RowLoss.lines(before.rows(), back.rows()).forEach(line -> lost.add("after going back, " + line));
        RowLoss.lines(filled.rows(), after.rows()).forEach(line -> lost.add("after going forward again, " + line));
        if (!lost.isEmpty()) {
            return new Verdict.LosesData(where, lost);
        }
        if (!kept.isEmpty()) {
            notes.add("keeps its data by the archive alone: " + String.join("; ", kept));
        }
        return new Verdict.Restores();
    }

    private static List<String> difference(Schema expected, Schema found, String when, List<String> notes) {
        Difference.reordered(expected, found)
                .forEach(table -> notes.add(when + ", the columns of " + table.name() + " stand in another order"));
        Difference difference = Difference.between(expected, found);
        List<String> lines = new ArrayList<>();
        if (!difference.isEmpty()) {
            lines.add(when + ", the schema is another one (- should be there, + should not):");
            lines.addAll(difference.lines());
        }
        return lines;
    }

    private Optional<String> apply(Revision revision) {
        return attempt(() -> new Run(place, source, new RunListener() {}, Retries.none())
                .go(Verb.UPGRADE, revision.id(), RollbackPolicy.ALWAYS, losses));
    }

    private interface Attempt {
        RunResult run();
    }

    private static Optional<String> attempt(Attempt attempt) {
        try {
            return switch (attempt.run()) {
                case RunResult.Done done -> Optional.empty();
                case RunResult.Failed failed ->
                    Optional.of("the " + failed.step().direction().text() + " fails at " + place(failed.cause()) + ": "
                            + failed.cause().getMessage());
                case RunResult.Stopped stopped ->
                    Optional.of(String.valueOf(stopped.cause().getMessage()));
                case RunResult.Refused refused -> Optional.of(refused.reason());
            };
        } catch (ScriptException | EngineException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String place(StatementFailedException failure) {
        return failure.file() + ":" + failure.position().line() + ":"
                + failure.position().column();
    }
}
