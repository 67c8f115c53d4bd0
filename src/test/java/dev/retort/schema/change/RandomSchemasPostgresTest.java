package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.retort.faults.PgDump;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random schemas and random edits of them, from each to the other and back; {@code -Dschemas=N} tries others than the 200 of CI, half as
 * many on an older version, and {@code -Dschemas.first=SEED} begins elsewhere.
 */
@ExtendWith(TestingServers.class)
class RandomSchemasPostgresTest {
    /** pg_dump takes five times what all the rest does. */
    private static final int JUDGED = 8;

    private static final int MANY = 200;
    private static final int A_FEW = 25;

    private final TestingServers.Servers servers;

    RandomSchemasPostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    /** Some of them, one after the other, beside others. */
    private record Part(int major, int first, int count) {
        static Stream<Part> all(int major) {
            int first = Integer.getInteger("schemas.first", 0);
            int count = Integer.getInteger("schemas", major == Majors.NEWEST ? MANY : MANY / 2);
            return IntStream.iterate(0, done -> done < count, done -> done + A_FEW)
                    .mapToObj(done -> new Part(major, first + done, Math.min(A_FEW, count - done)));
        }

        @Override
        public String toString() {
            return count + " from seed " + first + " on, on PostgreSQL " + major;
        }
    }

    static Stream<Part> parts() {
        return Majors.givenOrInTurns().stream().flatMap(Part::all);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @MethodSource("parts")
    void leadsFromEachToTheOtherAndBack(Part part) {
        TestingServer server = servers.of(part.major());
        Optional<PgDump> judge = PgDump.find();
        RoundTrip plain = new RoundTrip(server, Optional.empty(), false);
        RoundTrip judged = new RoundTrip(server, judge, false);
        RoundTrip rows = new RoundTrip(server, Optional.empty(), true);
        List<String> failures = new ArrayList<>();
        for (int seed = part.first(); seed < part.first() + part.count(); seed++) {
            Random random = new Random(seed);
            RandomSchema schema = new RandomSchema(random);
            String from = schema.ddl();
            for (int i = 0; i < 1 + random.nextInt(8); i++) {
                schema.edit();
            }
            String to = schema.ddl();
            RoundTrip trip = seed % JUDGED == 0 ? judged : seed % 2 == 0 ? plain : rows;
            List<String> wrong = trip.failures(from, to);
            if (!wrong.isEmpty()) {
                failures.add("=== seed " + seed + "\n" + from + "--- to\n" + to + "--- is wrong\n"
                        + String.join("\n", wrong));
            }
        }
        System.out.printf(
                "%d random edits fail of %s; %d ways ended where the plan had said that rows may be in the way%n",
                failures.size(), part, rows.told());
        assertThat(failures).isEmpty();
    }
}
