package dev.retort.engine;

import dev.retort.database.Database;
import dev.retort.database.Session;
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

    /** The plan that a verb would run now. */
    public Plan plan(Verb verb, String expression) {
        Target target = Target.parse(expression);
        return verb.plan(known().resolver(), target);
    }

    /** The plan from given rows, without a database. */
    public static Plan plan(Source source, Verb verb, String expression, List<String> from) {
        Target target = Target.parse(expression);
        RevisionGraph graph = source.graph();
        Set<String> applied = graph.applied(from);
        return verb.plan(new TargetResolver(graph, graph, applied), target);
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
            return new Known(source, database.ledger(), database.rows());
        }
    }
}
