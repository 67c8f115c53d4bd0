package dev.retort.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The server breaks down under a run, and loses what it has not written to the disk: what the run has called done is there
 * afterwards, and the next run goes on from where the database is.
 */
class ServerCrashPostgresTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Pattern DONE = Pattern.compile("(?m)^ *\\d+/\\d+ upgrade +(\\w+)");

    @Test
    void whatIsSaidToBeDoneOutlivesTheServer() throws Exception {
        List<String> problems = new ArrayList<>();
        int broken = 0;
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setServerConfig("fsync", "off")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            FaultDatabase database = new FaultDatabase("postgres", server.getPort());
            database.empty();
            Runner runner = new Runner(CutsPostgresTest.chain(), "allow");
            Journey journey = Journey.undisturbed(database, "goto head", runner, Optional.empty());
            List<Cut> places = Share.given(8, 40).of(journey.cuts());
            for (Cut place : places) {
                database.empty();
                CompletableFuture<Boolean> recovered = new CompletableFuture<>();
                Journey.Outcome outcome = journey.with(
                        database,
                        place,
                        () -> recovered.complete(crash(database)),
                        proxy -> {
                            Runner.Answer answer = runner.go(database.through(proxy.port()), journey.command());
                            recovered.orTimeout(PATIENCE.toSeconds(), SECONDS).join();
                            List<String> applied = applied(database);
                            said(answer).stream()
                                    .filter(revision -> !applied.contains(revision))
                                    .forEach(revision -> problems.add(place + ": " + revision + " is lost"));
                            return Optional.of(answer);
                        },
                        Optional.empty());
                outcome.problems().forEach(problem -> problems.add(place + ": " + problem));
                broken++;
            }
        }
        System.out.println(broken + " times the server broke down");
        assertThat(problems).isEmpty();
        assertThat(broken).isPositive();
    }

    private static List<String> said(Runner.Answer answer) {
        return DONE.matcher(answer.text())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static List<String> applied(FaultDatabase database) {
        boolean exists =
                database.url().query("SELECT to_regclass('retort.revision')").getFirst() != null;
        return exists
                ? database.url().query("SELECT revision FROM retort.revision WHERE undone_at IS NULL")
                : List.of();
    }

    /** As when the machine loses its power: a process that dies takes the memory that all of them share with it. */
    private static boolean crash(FaultDatabase database) {
        try (Connection witness = database.url().connect();
                Connection victim = database.url().connect();
                Statement statement = victim.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            ProcessHandle.of(row.getLong(1)).orElseThrow().destroyForcibly();
            await("the server breaks down", () -> !witness.isValid(1));
            await("the server comes back", () -> isUp(database));
            return true;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private interface Condition {
        boolean holds() throws SQLException;
    }

    private static void await(String what, Condition condition) throws SQLException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
        }
    }

    private static boolean isUp(FaultDatabase database) {
        try (Connection connection = database.url().connect()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }
}
