package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.faults.PgDump;
import dev.retort.faults.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pairs of schemas from other projects' suites: from one to the other, back, and the other way round. */
@ExtendWith(TestingServers.class)
class PairsPostgresTest {
    private static final Path PAIRS = Path.of("../shared/pairs.json");
    private static final Path REPORT = Path.of("target/pairs.txt");

    private final TestingServers.Servers servers;

    PairsPostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static List<Integer> majors() {
        return Majors.given();
    }

    /** What cannot be, and why: a line each, {@code name: reason}. */
    private static final Path KNOWN = Path.of("src/test/resources/schema/pairs-known.txt");

    private static Map<String, String> known(String variant) throws IOException {
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

    @ParameterizedTest
    @MethodSource("majors")
    void leadsFromEachToTheOtherAndBack(int major) throws IOException, InterruptedException, ExecutionException {
        TestingServer server = servers.of(major);
        RoundTrip judged = new RoundTrip(server, PgDump.find(), false);
        RoundTrip plain = new RoundTrip(server, Optional.empty(), false);
        Share share = Share.given(1, 1);
        System.out.printf("pg_dump judges %s%n", share);
        go(server, "", number -> share.holds(number) ? judged : plain);
    }

    @ParameterizedTest
    @MethodSource("majors")
    void keepsTheRowsOnTheWay(int major) throws IOException, InterruptedException, ExecutionException {
        TestingServer server = servers.of(major);
        RoundTrip trip = new RoundTrip(server, Optional.empty(), true);
        go(server, " with rows", number -> trip);
        System.out.printf("%d ways ended where the plan had said that rows may be in the way%n", trip.told());
    }

    private static void go(TestingServer server, String variant, IntFunction<RoundTrip> trips)
            throws IOException, InterruptedException, ExecutionException {
        assumeTrue(Files.exists(PAIRS), "the pairs are not there");
        String only = System.getProperty("pairs.only", "");
        Map<String, List<String>> failures = new TreeMap<>();
        Map<Needs, Integer> kept = new TreeMap<>(Comparator.comparing(Needs::toString));
        int tried = 0;
        int number = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Map<String, Future<List<String>>> results = new TreeMap<>();
            for (JsonNode pair : new ObjectMapper().readTree(PAIRS.toFile()).get("pairs")) {
                String name = pair.get("name").asText();
                String from = pair.get("from").asText();
                String to = pair.get("to").asText();
                RoundTrip trip = trips.apply(number++);
                Optional<Needs> needs = Needs.beyond(server.major(), from + to);
                if (!name.matches(".*(" + only + ").*")) {
                    continue;
                }
                if (needs.isPresent()) {
                    kept.merge(needs.get(), 1, Integer::sum);
                    assertThat(server.takes(from, to)).as(name).isFalse();
                } else {
                    results.put(name, workers.submit((Callable<List<String>>) () -> trip.failures(from, to)));
                }
            }
            for (Map.Entry<String, Future<List<String>>> result : results.entrySet()) {
                tried++;
                List<String> wrong = result.getValue().get();
                if (!wrong.isEmpty()) {
                    failures.put(result.getKey(), wrong);
                }
            }
        }
        List<String> report = new ArrayList<>();
        failures.forEach((name, reasons) -> report.add("=== " + name + "\n" + String.join("\n", reasons)));
        String end = server.major() == Majors.NEWEST ? "" : "-" + server.major();
        Path place = REPORT.resolveSibling("pairs" + variant.replace(' ', '-') + end + ".txt");
        Files.writeString(place, String.join("\n", report) + "\n");
        System.out.printf(
                "%d of %d pairs%s fail on PostgreSQL %d, see %s; not tried %s%n",
                failures.size(), tried, variant, server.major(), place, kept);
        if (only.isEmpty()) {
            assertThat(failures.keySet()).isEqualTo(known(variant).keySet());
        }
    }
}
