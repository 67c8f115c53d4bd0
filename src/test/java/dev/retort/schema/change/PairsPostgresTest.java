package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingDatabase;
import dev.retort.faults.PgDump;
import dev.retort.faults.Share;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Pairs of schemas from other projects' suites: from one to the other, back, and the other way round. */
@ExtendWith(TestingDatabase.class)
class PairsPostgresTest {
    private static final Path PAIRS = Path.of("../shared/pairs.json");
    private static final Path REPORT = Path.of("target/pairs.txt");

    private final TestingDatabase.Url url;

    PairsPostgresTest(TestingDatabase.Url url) {
        this.url = url;
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

    @Test
    void leadsFromEachToTheOtherAndBack() throws IOException, InterruptedException, ExecutionException {
        TestingServer server = new TestingServer(url);
        RoundTrip judged = new RoundTrip(server, PgDump.find(), false);
        RoundTrip plain = new RoundTrip(server, Optional.empty(), false);
        Share share = Share.given(1, 1);
        System.out.printf("pg_dump judges %s%n", share);
        go("", number -> share.holds(number) ? judged : plain);
    }

    @Test
    void keepsTheRowsOnTheWay() throws IOException, InterruptedException, ExecutionException {
        RoundTrip trip = new RoundTrip(new TestingServer(url), Optional.empty(), true);
        go(" with rows", number -> trip);
        System.out.printf("%d ways ended where the plan had said that rows may be in the way%n", trip.told());
    }

    private static void go(String variant, IntFunction<RoundTrip> trips)
            throws IOException, InterruptedException, ExecutionException {
        assumeTrue(Files.exists(PAIRS), "the pairs are not there");
        String only = System.getProperty("pairs.only", "");
        Map<String, List<String>> failures = new TreeMap<>();
        int tried = 0;
        int number = 0;
        try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
            Map<String, Future<List<String>>> results = new TreeMap<>();
            for (JsonNode pair : new ObjectMapper().readTree(PAIRS.toFile()).get("pairs")) {
                String name = pair.get("name").asText();
                String from = pair.get("from").asText();
                String to = pair.get("to").asText();
                RoundTrip trip = trips.apply(number++);
                if (name.matches(".*(" + only + ").*")) {
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
        Path place = REPORT.resolveSibling("pairs" + variant.replace(' ', '-') + ".txt");
        Files.writeString(place, String.join("\n", report) + "\n");
        System.out.printf("%d of %d pairs%s fail, see %s%n", failures.size(), tried, variant, place);
        if (only.isEmpty()) {
            assertThat(failures.keySet()).isEqualTo(known(variant).keySet());
        }
    }
}
