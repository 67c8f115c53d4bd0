package dev.retort.engine;

import dev.retort.database.LedgerEntry;
import dev.retort.database.StepWork;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.sql.ParsedScript;
import dev.retort.sql.Script;
import dev.retort.sql.ScriptException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Looks at every script of a plan before its first step runs, also at those that a rollback would need one day. */
final class Checks {
    private final Known known;
    private final Set<String> halfDone;
    private final Consumer<String> notes;

    /** @param halfDone revisions with a script that stopped half way outside a transaction */
    Checks(Known known, Set<String> halfDone, Consumer<String> notes) {
        this.known = known;
        this.halfDone = halfDone;
        this.notes = notes;
    }

    /**
     * The script of every step.
     *
     * @throws ScriptException where one cannot be run
     * @throws EngineException where a step cannot be undone
     */
    List<StepWork> work(Plan plan) {
        List<StepWork> work = new ArrayList<>();
        List<String> withoutDown = new ArrayList<>();
        Map<String, LedgerEntry> entries = new HashMap<>();
        known.entries(plan.steps().stream().map(step -> step.revision().id()).toList())
                .forEach(entry -> entries.put(entry.revision().id(), entry));
        for (Step step : plan.steps()) {
            String id = step.revision().id();
            LedgerEntry entry = Optional.ofNullable(entries.get(id)).orElseThrow();
            switch (step.direction()) {
                case UPGRADE -> {
                    ParsedScript up = checked(entry.scripts().up());
                    entry.scripts().down().ifPresentOrElse(Checks::checked, () -> withoutDown.add(id));
                    work.add(step(step, entry, up, Set.of(id)));
                }
                case DOWNGRADE -> work.add(step(step, entry, down(entry), dependents(id)));
            }
        }
        if (!withoutDown.isEmpty()) {
            notes.accept("no \"-- migrate:down\" section, so that these cannot be undone once they are applied: "
                    + String.join(", ", withoutDown));
        }
        return work;
    }

    private StepWork step(Step step, LedgerEntry entry, ParsedScript script, Set<String> touched) {
        Set<String> stale = new TreeSet<>(halfDone);
        stale.retainAll(touched);
        if (!script.runsInTransaction()) {
            stale.add(step.revision().id());
        }
        return new StepWork(
                step, entry, script.script(), known.isKept(step.revision().id()), stale);
    }

    /** Looked for only where it matters: of a long way back they are very many together. */
    private Set<String> dependents(String revision) {
        return halfDone.isEmpty() ? Set.of() : known.graph().dependentsOf(Set.of(revision));
    }

    private static ParsedScript checked(Script script) {
        ParsedScript parsed = script.parse();
        parsed.check();
        return parsed;
    }

    private ParsedScript down(LedgerEntry entry) {
        String revision = entry.revision().id();
        String file = entry.scripts().up().file();
        if (known.differs(entry)) {
            notes.accept("revision " + revision + " is undone by the script stored when it was applied; the file "
                    + file + " has changed since");
        }
        Script down = entry.scripts()
                .down()
                .orElseThrow(() -> new EngineException("revision " + revision
                        + " cannot be undone: " + file
                        + " has no \"-- migrate:down\" section" + stored(revision) + "; nothing was changed"));
        try {
            return checked(down);
        } catch (ScriptException e) {
            throw new ScriptException(e.getMessage() + stored(revision) + "; nothing was changed", e);
        }
    }

    /** Whoever mends the file has to know that it is not the file that counts. */
    private String stored(String revision) {
        return known.isStored(revision)
                ? " in the copy stored in the database when it was applied; mend the file, store it anew with 'retort stamp "
                        + revision + "', and stamp again where the database is if that is above it"
                : "";
    }
}
