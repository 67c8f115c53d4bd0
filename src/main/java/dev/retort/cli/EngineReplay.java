package dev.retort.cli;

import dev.retort.database.ConnectionSettings;
import dev.retort.database.LedgerName;
import dev.retort.database.Limits;
import dev.retort.database.VersionTable;
import dev.retort.engine.LossPolicy;
import dev.retort.engine.Place;
import dev.retort.engine.Retries;
import dev.retort.engine.RollbackPolicy;
import dev.retort.engine.Run;
import dev.retort.engine.RunListener;
import dev.retort.engine.RunResult;
import dev.retort.engine.Variables;
import dev.retort.importing.Replay;
import dev.retort.revision.Verb;
import dev.retort.source.Source;
import java.time.Duration;
import java.util.Optional;

/**
 * Runs imported files with the engine.
 *
 * @param server the settings of any database of the server
 */
record EngineReplay(ConnectionSettings server) implements Replay {
    @Override
    public Optional<String> up(Source source, String database) {
        return run(source, database, Verb.UPGRADE, "heads");
    }

    @Override
    public Optional<String> down(Source source, String database, String target) {
        return run(source, database, Verb.DOWNGRADE, target);
    }

    private Optional<String> run(Source source, String database, Verb verb, String target) {
        ConnectionSettings settings = new ConnectionSettings(
                server.host(), server.port(), database, server.user(), server.password(), server.parameters());
        Place place = new Place(
                settings,
                VersionTable.DEFAULT,
                LedgerName.DEFAULT,
                "import",
                Limits.lock(Duration.ofSeconds(30)),
                Duration.ofMinutes(1),
                Variables.NONE);
        try {
            RunResult result = new Run(place, source, new RunListener() {}, Retries.none())
                    .go(verb, target, RollbackPolicy.ALWAYS, LossPolicy.LET_GO);
            return result instanceof RunResult.Done
                    ? Optional.empty()
                    : Optional.of(
                            result instanceof RunResult.Failed failed
                                    ? Reports.message(result) + "\n" + StatementText.excerpt(failed)
                                    : Reports.message(result));
        } catch (RuntimeException e) {
            return Optional.of(Failure.of(e).message());
        }
    }
}
