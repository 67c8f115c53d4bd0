package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.Session;
import dev.retort.database.StepWork;
import dev.retort.database.archive.Archive;
import dev.retort.revision.Plan;
import dev.retort.revision.RevisionGraph;
import dev.retort.revision.Target;
import dev.retort.revision.TargetResolver;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.util.List;
import java.util.Set;

/** Looks, and changes nothing: needs only rights to read, and no lock. */
public final class Inspection {
    private final Place place;
    private final Source source;

    public Inspection(Place place, Source source) {
        this.place = place;
        this.source = source;
    }

    /**
     * The plan that a verb would run now, checked as a run would check it, and what its steps would destroy and put back.
     *
     * @throws dev.retort.sql.ScriptException where a script of the plan cannot be run
     * @throws EngineException where migrations and database do not fit together, or a step cannot be undone
     */
    public Outlook outlook(Verb verb, String expression, LossPolicy losses) {
        Target target = Target.parse(expression);
        try (Session session = place.open()) {
            Database database = place.database(session);
            Known known = known(database);
            if (!database.hasVersionTable()) {
                known.refuseLostRows(place.versionTable());
            }
            Plan plan = verb.plan(known.resolver(), target);
            // What is only worth a note is no part of a plan.
            List<StepWork> work = new Checks(known, Set.of(), note -> {}).work(plan);
            Archive archive = new Archive(session, place.ledger(), place.versionTable());
            return new Outlook(plan, new Forecaster(archive, losses).all(work));
        }
    }

    private static Plan checked(Known known, Plan plan) {
        // What is only worth a note is no part of a plan.
        new Checks(known, Set.of(), note -> {}).work(plan);
        return plan;
    }

    /** The plan from given rows, without a database. */
    public static Plan plan(Source source, Verb verb, String expression, List<String> from) {
        Target target = Target.parse(expression);
        Known known = Known.of(source, from);
        return checked(known, verb.plan(known.resolver(), target));
    }

    /** The rows that stamps at these targets would leave. */
    public List<String> stamped(List<String> expressions) {
        return stamped(known().resolver(), expressions);
    }

    /** The rows that stamps at these targets would leave in a database that has the given ones. */
    public static List<String> stamped(Source source, List<String> expressions, List<String> from) {
        return stamped(resolver(source, from), expressions);
    }

    private static TargetResolver resolver(Source source, List<String> from) {
        RevisionGraph graph = source.graph();
        return new TargetResolver(graph, graph, graph.applied(from));
    }

    private static List<String> stamped(TargetResolver resolver, List<String> expressions) {
        List<Target> targets = expressions.stream().map(Target::parse).toList();
        return List.copyOf(resolver.known().maximal(Verb.stamped(resolver, targets)));
    }

    /** Where the database is. */
    public AppliedState state() {
        Known known = known();
        return new AppliedState(known.graph(), known.applied(), known.cleanRows());
    }

    private Known known() {
        try (Session session = place.open()) {
            return known(place.database(session));
        }
    }

    private Known known(Database database) {
        return Known.of(source, database);
    }
}
