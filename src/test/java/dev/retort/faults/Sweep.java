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
import java.util.stream.IntStream;

/**
 * Many rounds of the same journeys, each round on an empty database, with a fault in each journey.
 *
 * @param all how many places each journey has at which a fault makes a difference
 * @param places those of them that are tried, by journey
 */
record Sweep(
        Runner runner,
        Ways ways,
        List<Journey> journeys,
        List<Integer> all,
        List<List<Cut>> places,
        Share share,
        Optional<PgDump> dump) {
    /** A comparison by pg_dump takes a process of its own. */
    private static final int DUMPS = 20;

    /** A journey in spite of a fault. */
    interface Disturbing {
        Journey.Outcome go(Journey journey, Cut cut, FaultDatabase database, Optional<PgDump> dump) throws Exception;
    }

    /** How it went. */
    record Result(List<String> failures, int tried, int stopped) {
        void assertThatAllIsWell() {
            assertThat(failures).isEmpty();
            assertThat(tried).isPositive();
            assertThat(stopped).as("places that only a person can judge").isZero();
        }
    }

    /** Goes all ways undisturbed. */
    static Sweep of(
            FaultDatabase database, Runner runner, Ways ways, Share share, Function<Journey, List<Cut>> placesOf)
            throws Exception {
        Optional<PgDump> dump = PgDump.find();
        List<Journey> journeys = new ArrayList<>();
        List<Integer> all = new ArrayList<>();
        List<List<Cut>> places = new ArrayList<>();
        database.empty();
        for (String command : ways.commands()) {
            Journey journey = Journey.undisturbed(database, command, runner, dump);
            journeys.add(journey);
            List<Cut> found = placesOf.apply(journey);
            all.add(found.size());
            places.add(share.of(found));
        }
        Optional<Replay> replay = Replay.given();
        if (replay.isPresent()) {
            places = replay.get().cuts().stream()
                    .map(cut -> cut.stream().toList())
                    .toList();
        }
        return new Sweep(runner, ways, journeys, all, places, share, dump);
    }

    Result run(FaultDatabase original, int workers, Disturbing disturbing) throws Exception {
        Queue<String> failures = new ConcurrentLinkedQueue<>();
        AtomicInteger next = new AtomicInteger();
        AtomicInteger tried = new AtomicInteger();
        AtomicInteger stopped = new AtomicInteger();
        int rounds = places.stream().mapToInt(List::size).max().orElse(0);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<Boolean>> ends = new ArrayList<>();
            for (int worker = 1; worker <= workers; worker++) {
                FaultDatabase database = original.sibling(worker);
                ends.add(threads.submit(() -> {
                    for (int i = next.getAndIncrement(); i < rounds; i = next.getAndIncrement()) {
                        new Round(this, i, database).run(disturbing, failures, tried, stopped);
                    }
                    return true;
                }));
            }
            for (Future<Boolean> end : ends) {
                end.get();
            }
        }
        Result result = new Result(List.copyOf(failures), tried.get(), stopped.get());
        System.out.printf(
                "--data-loss %s, %s: %d faults at %d of %d places (%s), %d failed, %d stopped for a person; places by run: %s%n",
                runner.dataLoss(),
                ways,
                result.tried(),
                places.stream().mapToInt(List::size).sum(),
                all.stream().mapToInt(i -> i).sum(),
                share,
                result.failures().size(),
                result.stopped(),
                all);
        return result;
    }

    /** Whether rows and values came back that a way back overwrites and drops, and that no other script writes. */
    void assertThatTheCountriesCameBack() {
        List<String> first = journeys.stream()
                .filter(journey -> journey.command().matches("goto head|upgrade abcd10"))
                .findFirst()
                .orElseThrow()
                .truth()
                .rowsOf("country");
        assertThat(journeys.getLast().truth().rowsOf("country")).isEqualTo(first);
    }

    /** One round on one database. */
    private record Round(Sweep sweep, int number, FaultDatabase database) {
        void run(Disturbing disturbing, Queue<String> failures, AtomicInteger tried, AtomicInteger stopped)
                throws Exception {
            database.empty();
            List<Optional<Cut>> cuts = sweep.places.stream().map(this::cut).toList();
            int last = IntStream.range(0, cuts.size())
                    .filter(i -> cuts.get(i).isPresent())
                    .max()
                    .orElse(-1);
            for (int i = 0; i <= last; i++) {
                Journey journey = sweep.journeys.get(i);
                if (cuts.get(i).isEmpty()) {
                    journey.pass(database);
                    continue;
                }
                Cut cut = cuts.get(i).get();
                Optional<PgDump> sometimes = (number + i) % DUMPS == 0 ? sweep.dump : Optional.empty();
                Journey.Outcome outcome = disturbing.go(journey, cut, database, sometimes);
                tried.incrementAndGet();
                stopped.addAndGet(outcome.stoppedForAPerson() ? 1 : 0);
                if (!outcome.problems().isEmpty()) {
                    String failure = new Replay(sweep.runner.dataLoss(), sweep.ways, cuts) + " at " + cut + " of "
                            + journey.command() + ", "
                            + journey.messages().get(cut.at() - 1) + ": " + outcome.problems();
                    System.out.println("FAULT " + failure);
                    failures.add(failure);
                    // What follows would fail for the same reason.
                    return;
                }
            }
        }

        private Optional<Cut> cut(List<Cut> places) {
            return number < places.size() ? Optional.of(places.get(number)) : Optional.empty();
        }
    }
}
