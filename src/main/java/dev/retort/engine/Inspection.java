package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.Session;
import dev.retort.revision.Plan;
import dev.retort.revision.Target;
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
     * The plan that a verb would run now, checked as a run would check it.
     *
     * @throws dev.retort.sql.ScriptException where a script of the plan cannot be run
     * @throws EngineException where migrations and database do not fit together, or a step cannot be undone
     */
    public Plan plan(Verb verb, String expression) {
        Target target = Target.parse(expression);
        Known known = known();
        return checked(known, verb.plan(known.resolver(), target));
    }

    private static Plan checked(Known known, Plan plan) {
        // What is only worth a note is no part of a plan.
        new Checks(known, note -> {}).work(plan);
        return plan;
    }

    /** The plan from given rows, without a database. */
    public static Plan plan(Source source, Verb verb, String expression, List<String> from) {
        Target target = Target.parse(expression);
        Known known = Known.of(source, List.of(), List.of(), from);
        return checked(known, verb.plan(known.resolver(), target));
    }

    /** The version table's rows, whether or not anybody knows them. */
    public List<String> rows() {
        try (Session session = place.open()) {
            return new Database(session, place.versionTable()).rows();
        }
    }

    /** All that is applied. */
    public Set<String> applied() {
        return known().applied();
    }

    private Known known() {
        try (Session session = place.open()) {
            Database database = new Database(session, place.versionTable());
            Known known = Known.of(source, database.ledger(), database.kept(), database.rows());
            known.refuseLostRows(place.versionTable());
            return known;
        }
    }
}
