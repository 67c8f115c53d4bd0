package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import dev.retort.database.DatabaseUrl;
import dev.retort.database.LedgerName;
import dev.retort.database.Limits;
import dev.retort.database.VersionTable;
import dev.retort.revision.Plan;
import dev.retort.revision.Step;
import dev.retort.revision.Verb;
import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The engine as a library: what a program of your own would write. The command line is written the same way. */
@ExtendWith(TestingDatabase.class)
class EngineExamplePostgresTest {
    @Test
    void migratesFromAProgram(TestingDatabase.Url url) {
        // Where: the database, its version table, its ledger, for whom, and how patiently.
        Place place = new Place(
                DatabaseUrl.parse(url.text(), Map.of()),
                VersionTable.DEFAULT,
                LedgerName.DEFAULT,
                "example",
                Limits.lock(Duration.ofSeconds(3)),
                Duration.ofMinutes(1),
                Variables.NONE);
        Source migrations = MigrationFolder.read(Path.of("deploy/examples/shop/versions"));

        // What would happen; needs only rights to read.
        Plan plan = new Inspection(place, migrations)
                .outlook(Verb.GOTO, "head", LossPolicy.DEFAULT)
                .plan();
        assertThat(plan.steps()).hasSize(11);

        // Make it happen, and watch.
        List<String> watched = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void finished(Step step, int number, int total, Duration duration) {
                watched.add(number + "/" + total + " " + step.revision().message());
            }
        };
        String outcome =
                switch (new Run(place, migrations, listener, Retries.none())
                        .go(Verb.GOTO, "head", RollbackPolicy.WHEN_LOWERED, LossPolicy.DEFAULT)) {
                    case RunResult.Done done -> "at " + done.state().rows();
                    case RunResult.Refused refused -> "refused: " + refused.reason();
                    case RunResult.Failed failed ->
                        failed.cause().file() + ": " + failed.cause().getMessage();
                    case RunResult.Stopped stopped ->
                        "stopped: " + stopped.cause().getMessage();
                };

        assertThat(outcome).isEqualTo("at [2be4f7d09c81]");
        assertThat(watched).hasSize(11).contains("11/11 loyalty tiers");

        // Where it is now.
        AppliedState state = new Inspection(place, migrations).state();
        assertThat(state.applied()).hasSize(11);
        assertThat(state.rows()).containsExactly("2be4f7d09c81");
    }
}
