package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.cli.TestingDatabase;
import dev.retort.faults.PgDump;
import dev.retort.schema.SchemaCase;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Objects of every kind that is compared, made, changed and dropped, as {@code pg_dump} judges. */
@ExtendWith(TestingDatabase.class)
class KindsPostgresTest {
    /** An index that is not valid is nothing that anybody wants; conversions are refused by name. */
    private static final Set<String> NEVER = Set.of("an invalid index", "what no reader knows is named");

    private final TestingDatabase.Url url;

    KindsPostgresTest(TestingDatabase.Url url) {
        this.url = url;
    }

    static Stream<SchemaCase> cases() throws IOException {
        return SchemaCase.all().filter(given -> !NEVER.contains(given.name()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leadsThereAndBack(SchemaCase given) {
        RoundTrip trip = new RoundTrip(new TestingServer(url), PgDump.find(), false);

        assertThat(trip.failures(given.before(), given.before() + given.change()))
                .isEmpty();
    }
}
