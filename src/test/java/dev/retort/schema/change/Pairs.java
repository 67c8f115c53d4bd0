package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

/**
 * Pairs of schemas from other projects' suites, gone from one to the other, back, and the other way round; {@code -Dpairs.only=REGEX}
 * tries some.
 *
 * @param variant what the way is called in reports
 * @param trips how each goes, by its number; nothing where it does not
 */
record Pairs(TestingServer server, String variant, IntFunction<Optional<RoundTrip>> trips) {
    private static final Path PAIRS = Path.of("../shared/pairs.json");
    private static final Path REPORTS = Path.of("target");

    /** What cannot be, and why: a line each, {@code name: reason}. */
    private static final Path KNOWN = Path.of("src/test/resources/schema/pairs-known.txt");

    private record Pair(int number, String name, String from, String to) {
        static List<Pair> all() throws IOException {
            List<Pair> all = new ArrayList<>();
            for (JsonNode pair : new ObjectMapper().readTree(PAIRS.toFile()).get("pairs")) {
                all.add(new Pair(
                        all.size(),
                        pair.get("name").asText(),
                        pair.get("from").asText(),
                        pair.get("to").asText()));
            }
            return all;
        }
    }

    private Map<String, String> known() throws IOException {
        Map<String, String> known = new TreeMap<>();
        for (String line : Files.readAllLines(KNOWN)) {
            String[] parts = line.split(": ", 2);
            boolean plainOnly = parts[0].endsWith(" without rows");
            if (parts.length == 2 && !line.startsWith("#") && !(plainOnly && !variant.isEmpty())) {
                known.put(parts[0].replace(" without rows", ""), parts[1]);
            }
        }
        return known;
    }

    void go() throws IOException, InterruptedException, ExecutionException {
        assumeTrue(Files.exists(PAIRS), "the pairs are not there");
        String only = System.getProperty("pairs.only", "");
        Map<String, List<String>> failures = new TreeMap<>();
        Map<Needs, Integer> kept = new TreeMap<>(Comparator.comparing(Needs::toString));
        Set<String> tried = new HashSet<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Map<String, Future<List<String>>> results = new TreeMap<>();
            for (Pair pair : Pair.all()) {
                Optional<RoundTrip> trip = trips.apply(pair.number());
                if (trip.isEmpty() || !pair.name().matches(".*(" + only + ").*")) {
                    continue;
                }
                Optional<Needs> needs = Needs.beyond(server.major(), pair.from() + pair.to());
                if (needs.isPresent()) {
                    kept.merge(needs.get(), 1, Integer::sum);
                    assertThat(server.takes(pair.from(), pair.to()))
                            .as(pair.name())
                            .isFalse();
                } else {
                    tried.add(pair.name());
                    results.put(pair.name(), workers.submit((Callable<List<String>>)
                            () -> trip.get().failures(pair.from(), pair.to())));
                }
            }
            for (Map.Entry<String, Future<List<String>>> result : results.entrySet()) {
                List<String> wrong = result.getValue().get();
                if (!wrong.isEmpty()) {
                    failures.put(result.getKey(), wrong);
                }
            }
        }
        Path place = report(failures);
        System.out.printf(
                "%d of %d pairs%s fail on PostgreSQL %d, see %s; not tried %s%n",
                failures.size(), tried.size(), variant, server.major(), place, kept);
        if (only.isEmpty()) {
            Set<String> expected = known().keySet();
            expected.retainAll(tried);
            assertThat(failures.keySet()).isEqualTo(expected);
        }
    }

    private Path report(Map<String, List<String>> failures) throws IOException {
        List<String> report = new ArrayList<>();
        failures.forEach((name, reasons) -> report.add("=== " + name + "\n" + String.join("\n", reasons)));
        String end = server.major() == Majors.NEWEST ? "" : "-" + server.major();
        Path place = REPORTS.resolve("pairs" + variant.replace(' ', '-') + end + ".txt");
        Files.writeString(place, String.join("\n", report) + "\n");
        return place;
    }
}
