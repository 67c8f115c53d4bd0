package dev.retort.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The connection is cut at every message that a runner sends, on the way up and on the way back. */
@ExtendWith(TestingDatabase.class)
class CutsPostgresTest {
    private static final int WORKERS = 3;
    private static final int DUMPS = 20;

    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger stopped = new AtomicInteger();

    /** Archiving speaks so much more to the server that fewer of its places are tried, except where all are. */
    @ParameterizedTest(name = "--data-loss {0}")
    @CsvSource({"allow, 1", "archive, 10"})
    void noCutLosesOrRepeatsAnything(String dataLoss, int thinner, TestingDatabase.Url url) throws Exception {
        FaultDatabase original = FaultDatabase.of(url);
        Runner runner = new Runner(chain(), dataLoss);
        Optional<PgDump> dump = PgDump.find();
        original.empty();
        Journey up = Journey.undisturbed(original, "head", runner, dump);
        Journey down = Journey.undisturbed(original, "base", runner, dump);
        Share share = Share.given(thinner);
        List<Cut> ups = share.of(up.cuts());
        List<Cut> downs = share.of(down.cuts());
        AtomicInteger next = new AtomicInteger();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Boolean>> workers = new ArrayList<>();
            for (int worker = 1; worker <= WORKERS; worker++) {
                FaultDatabase database = original.sibling(worker);
                workers.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement();
                            i < Math.max(ups.size(), downs.size());
                            i = next.getAndIncrement()) {
                        Optional<PgDump> sometimes = i % DUMPS == 0 ? dump : Optional.empty();
                        database.empty();
                        tried(up, ups.get(i % ups.size()), database, sometimes);
                        tried(down, downs.get(i % downs.size()), database, sometimes);
                    }
                    return true;
                }));
            }
            for (Future<Boolean> worker : workers) {
                assertThat(worker.get()).isTrue();
            }
        }
        System.out.printf(
                "--data-loss %s: cut %d of %d places up and %d of %d down (%s), %d stopped for a person%n",
                dataLoss,
                ups.size(),
                up.cuts().size(),
                downs.size(),
                down.cuts().size(),
                share,
                stopped.get());
        assertThat(failures).isEmpty();
        assertThat(stopped).as("places that only a person can judge").hasValue(0);
    }

    private void tried(Journey journey, Cut cut, FaultDatabase database, Optional<PgDump> dump) throws Exception {
        Journey.Outcome outcome = journey.with(
                database,
                cut,
                () -> {},
                proxy -> Optional.of(journey.runner().go(database.through(proxy.port()), journey.target())),
                dump);
        if (outcome.stoppedForAPerson()) {
            stopped.incrementAndGet();
        }
        if (!outcome.problems().isEmpty()) {
            failures.add(cut + " " + journey.messages().get(cut.at() - 1) + ": " + outcome.problems());
        }
    }

    static Path chain() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CutsPostgresTest.class.getResource("versions"))
                .toURI());
    }
}
