package dev.retort.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A runner of its own process is killed before and after each statement. Each kill takes a new JVM, so that
 * {@code script/test} tries another {@link Share} of the places for each commit.
 */
@ExtendWith(TestingDatabase.class)
class KillsPostgresTest {
    private static final String ALLOW = "allow";

    @Test
    void noKillLosesOrRepeatsAnything(TestingDatabase.Url url) throws Exception {
        Share share = Share.given(1);
        FaultDatabase database = FaultDatabase.of(url);
        Runner runner = new Runner(CutsPostgresTest.chain(), ALLOW);
        Optional<PgDump> dump = PgDump.find();
        database.empty();
        Journey up = Journey.undisturbed(database, "head", runner, dump);
        Journey down = Journey.undisturbed(database, "base", runner, dump);
        List<Cut> ups = share.of(kills(up));
        List<Cut> downs = share.of(kills(down));
        List<String> failures = new ArrayList<>();
        int tried = 0;
        int stopped = 0;
        for (int i = 0; i < Math.max(ups.size(), downs.size()); i++) {
            database.empty();
            for (Journey journey : List.of(up, down)) {
                List<Cut> places = share.of(kills(journey));
                Cut place = places.get(i % places.size());
                Journey.Outcome outcome = killed(journey, database, place, dump);
                tried++;
                stopped += outcome.stoppedForAPerson() ? 1 : 0;
                if (!outcome.problems().isEmpty()) {
                    failures.add(place + " " + journey.messages().get(place.at() - 1) + ": " + outcome.problems());
                }
            }
        }
        System.out.printf(
                "killed a runner %d times: %s, of %d places up and %d down; %d stopped for a person%n",
                tried, share, kills(up).size(), kills(down).size(), stopped);
        assertThat(failures).isEmpty();
        assertThat(tried).isPositive();
        assertThat(stopped).as("stops for a person").isZero();
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

    private static Journey.Outcome killed(Journey journey, FaultDatabase database, Cut place, Optional<PgDump> dump)
            throws Exception {
        CompletableFuture<Process> started = new CompletableFuture<>();
        return journey.with(
                database,
                place,
                () -> started.join().destroyForcibly(),
                proxy -> {
                    Process process = new ProcessRunner(journey.runner().migrations(), ALLOW)
                            .start(database.through(proxy.port()), journey.target());
                    started.complete(process);
                    process.waitFor();
                    return Optional.empty();
                },
                dump);
    }
}
