package dev.retort.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Many rounds of journeys on databases of their own: from an empty database up, back, and up again, with a fault on each way.
 *
 * @param places of each journey, the faults that are tried
 */
record Sweep(Runner runner, List<Journey> journeys, List<List<Cut>> places, Optional<PgDump> dump) {
    /** A comparison by pg_dump takes a process of its own. */
    private static final int DUMPS = 20;

    /** A journey in spite of a fault. */
    interface Disturbing {
        Journey.Outcome go(Journey journey, Cut cut, FaultDatabase database, Optional<PgDump> dump) throws Exception;
    }

    /** How it went. */
    record Result(List<String> failures, int tried, int stopped) {
        String counts() {
            return tried + " faults, " + failures.size() + " failed, " + stopped + " stopped for a person";
        }
    }

    /**
     * Goes all ways undisturbed.
     *
     * @param all places of a journey at which a fault makes a difference
     * @param thinner thins out the share that is tried this time
     */
    static Sweep of(FaultDatabase database, Runner runner, Function<Journey, List<Cut>> all, int thinner)
            throws Exception {
        Optional<PgDump> dump = PgDump.find();
        database.empty();
        // What is not kept does not come back: the second way up is the first one then.
        List<String> targets =
                runner.dataLoss().equals("allow") ? List.of("head", "base") : List.of("head", "base", "head");
        List<Journey> journeys = new ArrayList<>();
        for (String target : targets) {
            journeys.add(Journey.undisturbed(database, target, runner, dump));
        }
        Share share = Share.given(thinner);
        Optional<Replay> replay = Replay.given();
        List<List<Cut>> places = new ArrayList<>();
        for (int i = 0; i < journeys.size(); i++) {
            places.add(replay.isPresent() ? List.of(replay.get().cuts().get(i)) : share.of(all.apply(journeys.get(i))));
        }
        return new Sweep(runner, journeys, places, dump);
    }

    Result run(FaultDatabase original, int workers, Disturbing disturbing) throws Exception {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger tried = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();
        int rounds = places.stream().mapToInt(List::size).max().orElse(0);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Boolean>> all = new ArrayList<>();
            for (int worker = 1; worker <= workers; worker++) {
                FaultDatabase database = original.sibling(worker);
                all.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < rounds; i = next.getAndIncrement()) {
                        round(i, database, disturbing, failures, tried, stopped);
                    }
                    return true;
                }));
            }
            for (Future<Boolean> worker : all) {
                worker.get();
            }
        }
        return new Result(List.copyOf(failures), tried.get(), stopped.get());
    }

    private void round(
            int number,
            FaultDatabase database,
            Disturbing disturbing,
            Queue<String> failures,
            AtomicInteger tried,
            AtomicInteger stopped)
            throws Exception {
        database.empty();
        List<Cut> cuts =
                places.stream().map(some -> some.get(number % some.size())).toList();
        Replay again = new Replay(runner.dataLoss(), cuts);
        for (int i = 0; i < journeys.size(); i++) {
            Journey journey = journeys.get(i);
            Journey.Outcome outcome =
                    disturbing.go(journey, cuts.get(i), database, number % DUMPS == 0 ? dump : Optional.empty());
            tried.incrementAndGet();
            if (outcome.stoppedForAPerson()) {
                stopped.incrementAndGet();
            }
            if (!outcome.problems().isEmpty()) {
                String failure = again + " to " + journey.target() + ", at "
                        + journey.messages().get(cuts.get(i).at() - 1) + ": " + outcome.problems();
                System.out.println("FAULT " + failure);
                failures.add(failure);
                // What follows would fail for the same reason.
                return;
            }
        }
    }

    /** Whether rows and values came back that a way back overwrites and drops, and that no other script writes. */
    void assertThatTheCountriesCameBack() {
        assertThat(journeys.getLast().truth().rowsOf("country"))
                .isEqualTo(journeys.getFirst().truth().rowsOf("country"));
    }

    /** For people: how many places there are, and how many of them are tried. */
    String counts(Function<Journey, List<Cut>> all) {
        return Stream.iterate(0, i -> i < journeys.size(), i -> i + 1)
                .map(i -> places.get(i).size() + " of "
                        + all.apply(journeys.get(i)).size() + " places to "
                        + journeys.get(i).target())
                .toList()
                .toString();
    }
}
