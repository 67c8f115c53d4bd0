package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.faults.PgDump;
import dev.retort.schema.Kind;
import dev.retort.schema.Schema;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Schemas that other people use: made from nothing and taken away, from each version to the next and back, and edited at random,
 * {@code -Dreal.edits=N} times each from {@code -Dreal.edits.first=SEED} on.
 */
@ExtendWith(TestingServers.class)
class RealSchemasPostgresTest {
    static final List<RealSchema> ALL = RealSchema.ALL;
    private static final int EDITS = 25;

    private final TestingServers.Servers servers;

    RealSchemasPostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static List<RealSchema.Step> steps() {
        return RealSchema.steps();
    }

    private static String seconds(long start) {
        return "%.1f s".formatted(Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0);
    }

    private static List<String> judged(TestingServer server, String from, String to) {
        return new RoundTrip(server, PgDump.find(), false).failures(from, to);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void isReadWholeAndMadeFromNothingAndTakenAwayAndMadeAgain(RealSchema real) throws SQLException {
        String ddl = real.ddl();
        TestingServer server = servers.of(Majors.NEWEST);
        try (TestingServer.Database database = server.create(ddl);
                TestingServer.Database empty = server.create("")) {
            long start = System.nanoTime();
            Schema schema = database.schema();
            String read = seconds(start);
            start = System.nanoTime();
            ChangePlan plan = ChangePlan.between(empty.schema(), schema);
            System.out.printf(
                    "%s: %d tables, %d objects, read in %s, %d statements planned in %s%n",
                    real,
                    schema.all(Kind.TABLE).size(),
                    schema.objects().size(),
                    read,
                    plan.statements().size(),
                    seconds(start));

            assertThat(schema.unread()).isEmpty();
            assertThat(plan.refused()).isEmpty();
        }
        long start = System.nanoTime();
        assertThat(judged(server, "", ddl)).isEmpty();
        System.out.printf("%s: from nothing and back, and away and made again, in %s%n", real, seconds(start));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void leadsFromEachVersionToTheNextAndBack(RealSchema.Step step) throws SQLException {
        String old = step.old().ddl();
        String next = step.next().ddl();
        TestingServer server = servers.of(Majors.NEWEST);
        try (TestingServer.Database first = server.create(old);
                TestingServer.Database second = server.create(next)) {
            Schema from = first.schema();
            Schema to = second.schema();
            long start = System.nanoTime();
            int up = ChangePlan.between(from, to).statements().size();
            System.out.printf("%s: %d statements, planned in %s", step, up, seconds(start));
        }
        long start = System.nanoTime();
        assertThat(judged(server, old, next)).isEmpty();
        System.out.printf("; both ways round in %s%n", seconds(start));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void leadsThroughRandomEditsAndBack(RealSchema real) throws SQLException {
        String ddl = real.ddl();
        TestingServer server = servers.of(Majors.NEWEST);
        List<String> failures = new ArrayList<>();
        int first = Integer.getInteger("real.edits.first", 0);
        int count = Integer.getInteger("real.edits", 2);
        long start = System.nanoTime();
        int made = 0;
        for (int seed = first; seed < first + count; seed++) {
            List<String> edits = edits(server, ddl, new Random(seed));
            made += edits.size();
            List<String> wrong = judged(server, ddl, ddl + String.join(";\n", edits) + ";\n");
            if (!wrong.isEmpty()) {
                failures.add("=== seed " + seed + "\n" + String.join(";\n", edits) + "\n--- is wrong\n"
                        + String.join("\n", wrong));
            }
        }
        System.out.printf(
                "%s: %d of %d times random edits, %d in all, fail, in %s%n",
                real, failures.size(), count, made, seconds(start));
        assertThat(failures).isEmpty();
    }

    /** Those that the server takes. */
    private static List<String> edits(TestingServer server, String ddl, Random random) throws SQLException {
        List<String> edits = new ArrayList<>();
        try (TestingServer.Database database = server.create(ddl)) {
            RandomEdits from = new RandomEdits(database.schema(), random);
            for (int i = 0; i < EDITS; i++) {
                String edit = from.next();
                try {
                    database.run(edit);
                    edits.add(edit);
                } catch (SQLException e) {
                    // An earlier edit took away what this one is about, or the type has no such operator.
                }
            }
        }
        return edits;
    }
}
