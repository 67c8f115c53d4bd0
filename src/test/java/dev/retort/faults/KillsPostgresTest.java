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
    @CsvSource({"allow, THERE_AND_BACK, 1", "archive, STEP_BY_STEP, 32"})
    void noKillLosesOrRepeatsAnything(String dataLoss, Ways ways, int ofPart, TestingDatabase.Url url)
            throws Exception {
        Replay.skipOthers(dataLoss, ways);
        FaultDatabase database = FaultDatabase.of(url);
        Runner runner = new Runner(CutsPostgresTest.chain(), dataLoss);
        String scripts = CutsPostgresTest.scripts();
        Sweep sweep = Sweep.of(database, runner, ways, Share.given(1, ofPart), journey -> kills(journey, scripts));

        sweep.run(database, WORKERS, KillsPostgresTest::kill).assertThatAllIsWell();
    }

    private static List<Cut> kills(Journey journey, String scripts) {
        return IntStream.rangeClosed(1, journey.messages().size())
                .boxed()
                .flatMap(at -> kinds(journey.messages().get(at - 1), scripts).map(kind -> new Cut(at, kind)))
                .toList();
    }

    /**
     * A script's statement goes as a simple query, by COPY, or in a row with others, where only the last of them is answered
     * for. What the engine says for itself is cut in {@link CutsPostgresTest}.
     */
    private static Stream<Cut.Kind> kinds(Message message, String scripts) {
        return switch (message.type()) {
            case Message.QUERY, Message.COPY_DONE -> Stream.of(Cut.Kind.BEFORE, Cut.Kind.ANSWER_LOST);
            case Message.EXECUTE ->
                scripts.contains(message.text().strip()) ? Stream.of(Cut.Kind.BEFORE, Cut.Kind.AFTER) : Stream.empty();
            default -> Stream.empty();
        };
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
