package dev.retort.faults;

import dev.retort.cli.TestingDatabase;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection is cut at every message that a runner sends, on the way up, back, and up again. */
@ExtendWith(TestingDatabase.class)
class CutsPostgresTest {
    private static final int WORKERS = 3;

    /** Archiving speaks so much more to the server that its ways as a whole are tried at a tenth of their places. */
    @ParameterizedTest(name = "--data-loss {0} {1}")
    @CsvSource({"allow, THERE_AND_BACK, 1, 1", "archive, THERE_BACK_AND_THERE, 10, 80", "archive, STEP_BY_STEP, 1, 32"})
    void noCutLosesOrRepeatsAnything(String dataLoss, Ways ways, int ofAll, int ofPart, TestingDatabase.Url url)
            throws Exception {
        Replay.skipOthers(dataLoss, ways);
        FaultDatabase database = FaultDatabase.of(url);
        Sweep sweep = Sweep.of(
                database,
                new Runner(chain(), dataLoss),
                ways,
                Share.given(ofAll, ofPart),
                ways == Ways.STEP_BY_STEP ? Journey::cutsOfSteps : Journey::cuts);
        if (dataLoss.equals("archive")) {
            sweep.assertThatTheCountriesCameBack();
        }

        sweep.run(database, WORKERS, CutsPostgresTest::cut).assertThatAllIsWell();
    }

    private static Journey.Outcome cut(Journey journey, Cut cut, FaultDatabase database, Optional<PgDump> dump)
            throws Exception {
        return journey.with(
                database,
                cut,
                () -> {},
                proxy -> Optional.of(journey.runner().go(database.through(proxy.port()), journey.command())),
                dump);
    }

    static Path chain() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CutsPostgresTest.class.getResource("versions"))
                .toURI());
    }

    /** All that its files say. */
    static String scripts() throws IOException, URISyntaxException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.list(chain())) {
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
        }
        return all.toString();
    }
}
