package dev.retort.faults;

import dev.retort.cli.TestingDatabase;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A runner of its own process is killed before and after each statement. Each kill takes a new JVM, so that
 * {@code script/test} tries another {@link Share} of the places for each commit.
 */
@ExtendWith(TestingDatabase.class)
class KillsPostgresTest {
    private static final int WORKERS = 2;

    @ParameterizedTest(name = "--data-loss {0} {1}")
    @CsvSource({"allow, THERE_AND_BACK, 1", "archive, STEP_BY_STEP, 4"})
    void noKillLosesOrRepeatsAnything(String dataLoss, Ways ways, int ofPart, TestingDatabase.Url url)
            throws Exception {
        Replay.skipOthers(dataLoss, ways);
        FaultDatabase database = FaultDatabase.of(url);
        Runner runner = new Runner(CutsPostgresTest.chain(), dataLoss);
        Sweep sweep = Sweep.of(database, runner, ways, Share.given(1, ofPart), KillsPostgresTest::kills);

        sweep.run(database, WORKERS, KillsPostgresTest::kill).assertThatAllIsWell();
    }

    private static List<Cut> kills(Journey journey) {
        return IntStream.rangeClosed(1, journey.messages().size())
                .boxed()
                .filter(at -> isStatement(journey.messages().get(at - 1)))
                .flatMap(at -> Stream.of(new Cut(at, Cut.Kind.BEFORE), new Cut(at, Cut.Kind.ANSWER_LOST)))
                .toList();
    }

    /** Scripts go as simple queries or by COPY; what the engine says for itself is cut in {@link CutsPostgresTest}. */
    private static boolean isStatement(Message message) {
        return message.type() == Message.QUERY || message.type() == Message.COPY_DONE;
    }

    private static Journey.Outcome kill(Journey journey, Cut place, FaultDatabase database, Optional<PgDump> dump)
            throws Exception {
        CompletableFuture<Process> started = new CompletableFuture<>();
        return journey.with(
                database,
                place,
                () -> started.join().destroyForcibly(),
                proxy -> {
                    Process process =
                            ProcessRunner.of(journey.runner()).start(database.through(proxy.port()), journey.command());
                    started.complete(process);
                    process.waitFor();
                    return Optional.empty();
                },
                dump);
    }
}
