package dev.retort.engine;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.DdlLoad;
import dev.retort.database.ServerVersion;
import dev.retort.database.Session;
import dev.retort.database.StatementFailedException;
import dev.retort.model.Ddl;
import dev.retort.revision.Verb;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaReader;
import dev.retort.schema.Scope;
import dev.retort.schema.TableSizes;
import dev.retort.schema.change.ChangePlan;
import dev.retort.source.Source;
import dev.retort.sql.Script;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;

/**
 * Reads sides: a database as it is, anything else once it is built in a scratch database.
 *
 * @param places how a database is worked on; its version table and ledger are no part of a schema
 */
record SideReader(Function<ConnectionSettings, Place> places, Scratch scratch) {
    Built read(Side side) {
        return switch (side) {
            case Side.Live live -> live(live, scratch::like);
            case Side.Replayed replayed -> replayed(replayed.source(), replayed.target());
            case Side.Wanted wanted -> wanted(wanted.model().ddl());
        };
    }

    /** @param version is told the server's, before its schema is read */
    Built live(Side.Live side, IntConsumer version) {
        Place place = places.apply(side.settings());
        try (Session session = place.open()) {
            version.accept(ServerVersion.major(session));
            return new Built(schema(place, session), side.settings(), List.of(), List.of(), Optional.empty());
        }
    }

    /** The tables of a database that are at least so big, with their sizes in bytes. */
    Map<ObjectId, Long> tablesAbove(Side.Live side, long bytes) {
        try (Session session = places.apply(side.settings()).open()) {
            return session.snapshot("the sizes of tables", text -> TableSizes.above(text::rows, bytes));
        }
    }

    private Built replayed(Source source, String target) {
        ConnectionSettings database = scratch.databases().make();
        if (!isNothing(source, target)) {
            run(source, database, target);
        }
        return new Built(schema(database), database, List.of(), List.of(), Optional.empty());
    }

    private static boolean isNothing(Source source, String target) {
        return source.revisions().isEmpty() && Set.of("head", "heads").contains(target);
    }

    /**
     * Goes to a target, with the roles that scripts expect of a server.
     *
     * @throws EngineException where that cannot be done
     */
    void run(Source source, ConnectionSettings database, String target) {
        run(source, database, target, Verb.GOTO);
    }

    /** Adds what a revision needs, and leaves other branches alone. */
    void upgrade(Source source, ConnectionSettings database, String revision) {
        run(source, database, revision, Verb.UPGRADE);
    }

    private void run(Source source, ConnectionSettings database, String target, Verb verb) {
        RunResult result = go(source, database, target, verb);
        while (result instanceof RunResult.Failed failed && scratch.databases().mend(failed.cause())) {
            result = go(source, database, target, verb);
        }
        refuse(result, "cannot run the migrations up to " + target + " on a scratch database");
    }

    private RunResult go(Source source, ConnectionSettings database, String target, Verb verb) {
        return run(source, database).go(verb, target, RollbackPolicy.ALWAYS, LossPolicy.LET_GO);
    }

    /** @throws EngineException where that cannot be done */
    void undo(Source source, ConnectionSettings database, String revision) {
        refuse(run(source, database).undo(revision, LossPolicy.LET_GO), "cannot undo revision " + revision);
    }

    private Run run(Source source, ConnectionSettings database) {
        return new Run(places.apply(database), source, new RunListener() {}, Retries.none());
    }

    private void refuse(RunResult result, String what) {
        switch (result) {
            case RunResult.Done done -> {}
            case RunResult.Failed failed -> throw new EngineException(what + ": " + words(failed));
            case RunResult.Stopped stopped ->
                throw new EngineException(what + ": " + stopped.cause().getMessage());
            case RunResult.Refused refused -> throw new EngineException(what + ": " + refused.reason());
        }
    }

    private String words(RunResult.Failed failed) {
        StatementFailedException cause = failed.cause();
        return "the " + failed.step().direction().text() + " of revision "
                + failed.step().revision().id() + " fails at " + cause.file() + ":"
                + cause.position().line() + ":" + cause.position().column() + ": " + cause.getMessage()
                + " (SQLSTATE " + cause.sqlState() + ")" + scratch.advice(cause);
    }

    private Built wanted(Ddl ddl) {
        ConnectionSettings database = scratch.databases().make();
        load(database, ddl.scripts());
        return new Built(schema(database), database, ddl.scripts(), ddl.notes(), ddl.generator());
    }

    /**
     * A scratch database with the schema of another.
     *
     * @throws NoWayException where no SQL leads there
     * @throws UnprovedException where it leads elsewhere
     */
    ConnectionSettings rebuilt(Schema schema) {
        ConnectionSettings database = scratch.databases().make();
        ChangePlan plan = ChangePlan.between(schema(database), schema);
        if (!plan.refused().isEmpty()) {
            throw new NoWayException(plan.refused());
        }
        load(database, List.of(new Script("the database's schema", ScriptText.of(plan.statements()), 1, false)));
        RevisionProof.compare(schema, schema(database), "the database's schema cannot be built again");
        return database;
    }

    void load(ConnectionSettings database, List<Script> scripts) {
        try (Session session = places.apply(database).open()) {
            new DdlLoad(session, scratch.databases(), notice -> {}).run(scripts);
        }
    }

    Schema schema(ConnectionSettings database) {
        Place place = places.apply(database);
        try (Session session = place.open()) {
            return schema(place, session);
        }
    }

    private static Schema schema(Place place, Session session) {
        Scope scope = new Scope(
                Set.of(place.ledger().schema()),
                Set.of(new Scope.Relation(
                        place.versionTable().schema(), place.versionTable().name())));
        Schema schema = session.snapshot("the schema", text -> SchemaReader.read(text::rows, scope));
        return ArrayCasts.settled(schema);
    }
}
