package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.retort.faults.PgDump;
import dev.retort.schema.SchemaCase;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of every kind that is compared, made, changed and dropped, as {@code pg_dump} judges. */
@ExtendWith(TestingServers.class)
class KindsPostgresTest {
    /** An index that is not valid is nothing that anybody wants; conversions are refused by name. */
    private static final Set<String> NEVER = Set.of("an invalid index", "what no reader knows is named");

    private final TestingServers.Servers servers;

    KindsPostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static Stream<Arguments> cases() throws IOException {
        List<SchemaCase> all =
                SchemaCase.all().filter(given -> !NEVER.contains(given.name())).toList();
        return Majors.given().stream().flatMap(major -> all.stream().map(given -> Arguments.of(major, given)));
    }

    @ParameterizedTest(name = "{1}, on PostgreSQL {0}")
    @Execution(CONCURRENT)
    @MethodSource("cases")
    void leadsThereAndBack(int major, SchemaCase given) {
        TestingServer server = servers.of(major);
        String to = given.before() + given.change();
        Optional<Needs> needs = Needs.beyond(major, to);
        assertThat(needs.isPresent() && server.takes(given.before(), to)).isFalse();
        assumeTrue(needs.isEmpty(), needs.map(Needs::toString).orElse(""));

        assertThat(new RoundTrip(server, PgDump.find(), false).failures(given.before(), to))
                .isEmpty();
    }
}
