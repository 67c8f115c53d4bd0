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

/** Pairs of schemas from other projects' suites: from one to the other, back, and the other way round. */
@ExtendWith(TestingServers.class)
class PairsPostgresTest {
    /** Another half of them with rows goes for each commit; without, another third, which is the same but for rows in the way. */
    private static final int HALF = 2;

    private static final int A_THIRD = 3;

    private final TestingServers.Servers servers;

    PairsPostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static List<Integer> majors() {
        return Majors.given();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void leadsFromEachToTheOtherAndBack(int major) throws IOException, InterruptedException, ExecutionException {
        TestingServer server = servers.of(major);
        RoundTrip judged = new RoundTrip(server, PgDump.find(), false);
        RoundTrip plain = new RoundTrip(server, Optional.empty(), false);
        Share share = Share.given(1, 8);
        Share tried = new Share(share.first(), Math.min(share.of(), A_THIRD));
        System.out.printf("pg_dump judges %s%n", share);
        new Pairs(
                        server,
                        "",
                        number -> tried.holds(number)
                                ? Optional.of(share.holds(number) ? judged : plain)
                                : Optional.empty())
                .go();
    }

    @ParameterizedTest
    @MethodSource("majors")
    void keepsTheRowsOnTheWay(int major) throws IOException, InterruptedException, ExecutionException {
        TestingServer server = servers.of(major);
        RoundTrip trip = new RoundTrip(server, Optional.empty(), true);
        Share share = Share.given(1, HALF);
        Share tried = new Share(share.first(), Math.min(share.of(), HALF));
        new Pairs(server, " with rows", number -> tried.holds(number) ? Optional.of(trip) : Optional.empty()).go();
        System.out.printf("%d ways ended where the plan had said that rows may be in the way%n", trip.told());
    }
}
