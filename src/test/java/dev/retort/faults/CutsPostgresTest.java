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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The connection is cut at every message that a runner sends, on the way up and on the way back. */
@ExtendWith(TestingDatabase.class)
class CutsPostgresTest {
    private static final int WORKERS = 3;

    @Test
    void noCutLosesOrRepeatsAnything(TestingDatabase.Url url) throws Exception {
        FaultDatabase original = FaultDatabase.of(url);
        Runner runner = new Runner(chain());
        Optional<PgDump> dump = PgDump.find();
        original.empty();
        Journey up = Journey.undisturbed(original, "head", runner, dump);
        Journey down = Journey.undisturbed(original, "base", runner, dump);
        int rounds = Math.max(up.cuts().size(), down.cuts().size());
        AtomicInteger next = new AtomicInteger();
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        int step = Integer.getInteger("faults.step", 1);
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
            List<Future<Boolean>> workers = new ArrayList<>();
            for (int worker = 1; worker <= WORKERS; worker++) {
                FaultDatabase database = original.sibling(worker);
                workers.add(threads.submit(() -> {
                    for (int i = next.getAndAdd(step); i < rounds; i = next.getAndAdd(step)) {
                        database.empty();
                        for (Journey journey : List.of(up, down)) {
                            Cut cut = journey.cuts().get(i % journey.cuts().size());
                            Journey.Outcome outcome = journey.with(
                                    database,
                                    cut,
                                    () -> {},
                                    proxy -> Optional.of(runner.go(database.through(proxy.port()), journey.target())),
                                    i % (20 * step) == 0 ? dump : Optional.empty());
                            if (!outcome.problems().isEmpty()) {
                                failures.add(
                                        cut + " " + journey.messages().get(cut.at() - 1) + ": " + outcome.problems());
                            }
                        }
                    }
                    return true;
                }));
            }
            for (Future<Boolean> worker : workers) {
                assertThat(worker.get()).isTrue();
            }
        }
        System.out.println(up.cuts().size() + "+" + down.cuts().size() + " cuts "
                + (System.nanoTime() - start) / 1_000_000 + " ms");
        assertThat(failures).isEmpty();
    }

    static Path chain() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(CutsPostgresTest.class.getResource("versions"))
                .toURI());
    }
}
