package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.engine.Comparison.Pair;
import dev.retort.model.Ddl;
import dev.retort.revision.RevisionGraph;
import dev.retort.schema.Difference;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.change.ChangePlan;
import dev.retort.schema.change.Online;
import dev.retort.schema.change.Statement;
import dev.retort.source.NewRevision;
import dev.retort.source.Sections;
import dev.retort.source.Sections.Section;
import dev.retort.source.Source;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Writes the revisions that lead from what there is to what is wanted, and back, and runs them both ways on a scratch
 * database before anybody sees them.
 */
public final class Autogenerate {
    private static final String FILE = "the new revision";

    private final Function<ConnectionSettings, Place> places;
    private final Scratch scratch;
    private final SideReader reader;

    /** Names new revisions. */
    public interface Naming {
        /**
         * One of them.
         *
         * @param number 1 for the first
         * @param before the one before it, where it is not the first
         */
        NewRevision revision(int number, int total, Optional<String> before);
    }

    /** @param places how a database is worked on */
    public Autogenerate(Function<ConnectionSettings, Place> places, Scratch scratch) {
        this.places = places;
        this.scratch = scratch;
        this.reader = new SideReader(places, scratch);
    }

    /**
     * Generates.
     *
     * @param source the migrations that there are
     * @param basis what there is: what they make, or a database
     * @param renames what is said of them, besides the model's marks
     * @param spared tables that are not locked for as long as they are big
     * @throws EngineException where the migrations do not run, the database is not where they lead, or what is said of renames
     *     cannot be followed
     */
    public Generated generate(
            Source source, Side basis, Side model, Renames renames, SparedTables spared, Naming naming) {
        if (basis instanceof Side.Live live) {
            refuseUnlessAtHead(source, live);
        }
        Pair pair = new Comparison(places, scratch).pair(basis, model, renames);
        Schema from = pair.from().schema();
        Schema to = pair.to().schema();
        Renamed renamed = pair.renamed();
        if (renamed.steps().isEmpty() && Difference.between(from, to).isEmpty()) {
            return new Generated.Nothing(pair.notes());
        }
        try {
            ConnectionSettings database = basis instanceof Side.Live
                    ? rebuilt(source, from)
                    : pair.from().database();
            Ways ways = ways(spared, basis, renamed);
            List<Generated.File> files =
                    files(source, renamed, to, ways, pair.to().generator(), database, naming);
            new RevisionProof(reader, source, database).run(files, from, to);
            return new Generated.Proved(files, pair.notes());
        } catch (NoWayException e) {
            return new Generated.Refused(e.objects(), pair.notes());
        } catch (UnprovedException e) {
            return new Generated.Unproved(String.valueOf(e.getMessage()), e.lines(), pair.notes());
        }
    }

    private void refuseUnlessAtHead(Source source, Side.Live live) {
        Set<String> applied = new TreeSet<>(
                new Inspection(places.apply(live.settings()), source).state().applied());
        RevisionGraph graph = source.graph();
        if (!applied.containsAll(graph.closure(graph.effectiveHeads()))) {
            throw new EngineException(
                    "cannot generate from the database, which is not at the head of the migrations: it is at "
                            + (applied.isEmpty() ? "base" : String.join(", ", graph.tips(applied)))
                            + "; 'retort upgrade heads' brings it there");
        }
    }

    /** A scratch database with the schema of a live one. */
    private ConnectionSettings rebuilt(Source source, Schema live) {
        ConnectionSettings database = reader.rebuilt(live);
        if (!source.revisions().isEmpty()) {
            new Stamp(places.apply(database), source, new RunListener() {}).at(List.of("heads"), false);
        }
        return database;
    }

    /** Finds ways from one schema to another. */
    private interface Ways {
        ChangePlan between(Schema from, Schema to);

        default List<Statement> statements(Schema from, Schema to) {
            ChangePlan plan = between(from, to);
            if (!plan.refused().isEmpty()) {
                throw new NoWayException(plan.refused());
            }
            return plan.statements();
        }
    }

    private Ways ways(SparedTables spared, Side basis, Renamed renamed) {
        Optional<Online> online =
                switch (spared) {
                    case SparedTables.All all -> Optional.of(Online.all(scratch.oldestVersion()));
                    case SparedTables.Above above -> {
                        Map<ObjectId, Long> big = basis instanceof Side.Live live
                                ? renamed.byNewName(reader.tablesAbove(live, above.bytes()))
                                : Map.of();
                        yield big.isEmpty() ? Optional.empty() : Optional.of(Online.of(scratch.oldestVersion(), big));
                    }
                };
        return online.isPresent() ? (from, to) -> ChangePlan.between(from, to, online.get()) : ChangePlan::between;
    }

    private List<Generated.File> files(
            Source source,
            Renamed renamed,
            Schema to,
            Ways ways,
            Optional<Ddl.Generator> generator,
            ConnectionSettings database,
            Naming naming) {
        Schema from = renamed.schema();
        List<List<Statement>> parts = new ChangePlan(renamed.before(ways.statements(from, to)), List.of()).parts();
        List<Generated.File> files = new ArrayList<>();
        if (parts.size() == 1) {
            NewRevision revision = naming.revision(1, 1, Optional.empty());
            return List.of(new Generated.File(
                    revision, sections(parts.getFirst(), renamed.after(ways.statements(to, from)), generator)));
        }
        ConnectionSettings copy = scratch.databases().copy(database);
        Source soFar = source;
        Schema before = from;
        Optional<String> last = Optional.empty();
        for (List<Statement> part : parts) {
            NewRevision revision = naming.revision(files.size() + 1, parts.size(), last);
            soFar = soFar.with(FILE, revision.text(sections(part, List.of(), generator)));
            reader.run(soFar, copy, revision.id());
            Schema after = reader.schema(copy);
            List<Statement> back = ways.statements(after, before);
            files.add(new Generated.File(
                    revision, sections(part, files.isEmpty() ? renamed.after(back) : back, generator)));
            before = after;
            last = Optional.of(revision.id());
        }
        return files;
    }

    private static Sections sections(List<Statement> up, List<Statement> down, Optional<Ddl.Generator> generator) {
        String mark = generator.map(ModelMark::line).orElse("");
        return new Sections(section(mark, up), section("", down));
    }

    private static Section section(String above, List<Statement> statements) {
        String sql = above + ScriptText.of(statements);
        List<String> read = new Script(FILE, sql, 1, true)
                .statements().stream().map(SqlStatement::text).toList();
        if (!read.equals(statements.stream().map(it -> it.sql().strip()).toList())) {
            throw new UnprovedException(
                    "the statements would be read from the file as others",
                    sql.lines().toList());
        }
        boolean together = statements.stream().noneMatch(Statement::alone)
                && statements.stream().skip(1).noneMatch(Statement::later);
        return new Section(sql, together);
    }
}
