package dev.retort.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection is cut at every message that a runner sends, on the way up, on the way back, and on the way up again. */
@ExtendWith(TestingDatabase.class)
class CutsPostgresTest {
    private static final int WORKERS = 3;

    /** Archiving speaks so much more to the server that fewer of its places are tried, except where all are. */
    @ParameterizedTest(name = "--data-loss {0}")
    @CsvSource({"allow, 1", "archive, 10"})
    void noCutLosesOrRepeatsAnything(String dataLoss, int thinner, TestingDatabase.Url url) throws Exception {
        Replay.skipOthers(dataLoss);
        FaultDatabase database = FaultDatabase.of(url);
        Sweep sweep = Sweep.of(database, new Runner(chain(), dataLoss), Journey::cuts, thinner);

        Sweep.Result result = sweep.run(database, WORKERS, CutsPostgresTest::cut);

        System.out.printf("--data-loss %s: cut at %s; %s%n", dataLoss, sweep.counts(Journey::cuts), result.counts());
        if (dataLoss.equals("archive")) {
            sweep.assertThatTheCountriesCameBack();
        }
        assertThat(result.failures()).isEmpty();
        assertThat(result.tried()).isPositive();
        assertThat(result.stopped()).as("places that only a person can judge").isZero();
    }

    private static Journey.Outcome cut(Journey journey, Cut cut, FaultDatabase database, Optional<PgDump> dump)
            throws Exception {
        return journey.with(
                database,
                cut,
                () -> {},
                proxy -> Optional.of(journey.runner().go(database.through(proxy.port()), journey.target())),
                dump);
    }

    static Path chain() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CutsPostgresTest.class.getResource("versions"))
                .toURI());
    }
}
