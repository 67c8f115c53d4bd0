package dev.retort.engine;

import dev.retort.database.LedgerEntry;
import dev.retort.database.LedgerName;
import dev.retort.database.Limits;
import dev.retort.database.OfflineScript;
import dev.retort.database.StepWork;
import dev.retort.database.VersionTable;
import dev.retort.revision.Direction;
import dev.retort.revision.Plan;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Target;
import dev.retort.revision.TargetException;
import dev.retort.revision.TargetResolver;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Writes runs as scripts, without a database. What they would meet there is given: where they start. */
public final class Offline {
    private final Source source;
    private final LedgerName ledger;
    private final VersionTable table;
    private final Limits limits;
    private final Variables variables;
    private final Consumer<String> notes;

    /** @param notes is told what a person should know, such as a step that cannot be undone */
    public Offline(
            Source source,
            LedgerName ledger,
            VersionTable table,
            Limits limits,
            Variables variables,
            Consumer<String> notes) {
        this.source = source;
        this.ledger = ledger;
        this.table = table;
        this.limits = limits;
        this.variables = variables;
        this.notes = notes;
    }

    /**
     * The script of an upgrade, a downgrade or a goto.
     *
     * @param from where the database is; empty for base
     * @throws TargetException where an end means nothing, or cannot be reached so
     * @throws dev.retort.sql.ScriptException where a script of the plan cannot be run
     */
    public String run(Verb verb, Optional<String> from, String to) {
        Known known = known(from);
        Target target = Target.parse(to);
        Plan plan = verb.plan(known.resolver(), target);
        List<StepWork> work = new Checks(known, Set.of(), notes).work(plan);
        if (plan.goes(Direction.DOWNGRADE)) {
            notes.accept("a script keeps nothing in the archive: what its downgrades drop is gone");
        }
        return script().run(
                        verb.text() + " from " + names(plan.rowsBefore()) + " to " + names(plan.rowsAfter()) + ", "
                                + work.size() + (work.size() == 1 ? " step" : " steps"),
                        target.text(),
                        plan,
                        work,
                        known.unrecorded());
    }

    /** The script of a stamp. */
    public String stamp(Optional<String> from, List<String> to) {
        Known known = known(from);
        Set<String> wanted =
                Verb.stamped(known.resolver(), to.stream().map(Target::parse).toList());
        RevisionGraph graph = known.graph();
        List<String> before = known.cleanRows();
        List<String> after = List.copyOf(graph.maximal(wanted));
        List<LedgerEntry> coming = known.entries(graph.revisions().stream()
                .map(Revision::id)
                .filter(wanted::contains)
                .toList());
        List<String> going = known.applied().stream()
                .filter(id -> !wanted.contains(id))
                .sorted()
                .toList();
        return script().stamp("stamp from " + names(before) + " to " + names(after), before, after, coming, going);
    }

    /** The script that makes version table and ledger where they are missing. */
    public static String preparation(LedgerName ledger, VersionTable table, Limits limits) {
        return new OfflineScript(ledger, table, limits, Variables.NONE.settings()).preparation();
    }

    private OfflineScript script() {
        return new OfflineScript(ledger, table, limits, variables.settings());
    }

    private Known known(Optional<String> from) {
        RevisionGraph graph = source.graph();
        List<String> rows = from.map(Target::parse)
                .map(target -> new TargetResolver(graph, graph, Set.of())
                        .destination(target)
                        .revisions())
                .map(revisions -> List.copyOf(graph.maximal(graph.closure(revisions))))
                .orElse(List.of());
        return Known.of(source, rows);
    }

    private static String names(List<String> rows) {
        return rows.isEmpty() ? "base" : String.join(", ", rows);
    }
}
