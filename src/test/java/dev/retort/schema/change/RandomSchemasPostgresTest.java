package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.faults.PgDump;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
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

    private final TestingServers.Servers servers;

    RandomSchemasPostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static List<Integer> majors() {
        return Majors.givenOrInTurns();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void leadsFromEachToTheOtherAndBack(int major) {
        TestingServer server = servers.of(major);
        Optional<PgDump> judge = PgDump.find();
        RoundTrip plain = new RoundTrip(server, Optional.empty(), false);
        RoundTrip judged = new RoundTrip(server, judge, false);
        RoundTrip rows = new RoundTrip(server, Optional.empty(), true);
        List<String> failures = new ArrayList<>();
        int first = Integer.getInteger("schemas.first", 0);
        int count = Integer.getInteger("schemas", major == Majors.NEWEST ? MANY : MANY / 2);
        for (int seed = first; seed < first + count; seed++) {
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
                "%d of %d random edits fail on PostgreSQL %d; %d ways ended where the plan had said that rows may be in the way%n",
                failures.size(), count, major, rows.told());
        assertThat(failures).isEmpty();
    }
}
