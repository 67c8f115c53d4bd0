package dev.retort.schema.change;

import dev.retort.faults.PgDump;
import dev.retort.faults.Share;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same pairs with rows, by plans that lock no table for as long as it is big. */
@ExtendWith(TestingServers.class)
class OnlinePairsPostgresTest {
    private final TestingServers.Servers servers;

    OnlinePairsPostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static List<Integer> majors() {
        return Majors.given();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void leadsFromEachToTheOtherAndBack(int major) throws IOException, InterruptedException, ExecutionException {
        TestingServer server = servers.of(major);
        RoundTrip trip = RoundTrip.online(server, PgDump.find());
        Share share = Share.given(1, 16);
        System.out.printf("goes online to %s%n", share);
        new Pairs(server, " online", number -> Optional.of(trip).filter(it -> share.holds(number))).go();
        System.out.printf("%d ways ended where the plan had said that rows may be in the way%n", trip.told());
    }
}
