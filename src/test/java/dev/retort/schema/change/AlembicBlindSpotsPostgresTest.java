package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.retort.cli.TestingPython;
import dev.retort.faults.PgDump;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Alembic's autogenerate does not see and Retort does: true on both sides, and the page tells all of it. */
@ExtendWith(TestingServers.class)
class AlembicBlindSpotsPostgresTest {
    private static final Path PAGE = Path.of("docs/coming-from-alembic.md");
    private static final String HEAD =
            "| what comes or changes | Alembic sees it | Retort writes |\n| --- | --- | --- |\n";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestingServer server;

    AlembicBlindSpotsPostgresTest(TestingServers.Servers servers) {
        this.server = servers.of(Majors.NEWEST);
    }

    static Stream<BlindSpot> cases() throws IOException {
        return BlindSpot.all();
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @MethodSource("cases")
    void retortLeadsThereAndBack(BlindSpot given) {
        assertThat(new RoundTrip(server, PgDump.find(), false).failures(given.before(), given.after()))
                .isEmpty();
    }

    @Test
    @Execution(CONCURRENT)
    void thePageTellsEachCaseAndNoOther() throws IOException {
        String rows = cases().map(this::row).collect(Collectors.joining());
        String page = Files.readString(PAGE);
        int start = page.indexOf(HEAD) + HEAD.length();
        int end = page.indexOf("\n\n", start - 1);
        String rest = end < 0 ? "" : page.substring(end + 1);
        String wanted = page.substring(0, start) + rows + rest;
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(PAGE)
                .as("%s is stale. Refresh it with -Dgolden.update=true and look at the difference", PAGE)
                .content()
                .isEqualTo(wanted);
    }

    private String row(BlindSpot given) {
        try (TestingServer.Database before = server.create(given.before());
                TestingServer.Database after = server.create(given.after())) {
            String sql = ChangePlan.between(before.schema(), after.schema()).statements().stream()
                    .map(statement -> statement.sql().replaceAll("\\s+", " "))
                    .collect(Collectors.joining("; "));
            assertThat(sql).as(given.name()).isNotEmpty();
            return "| " + given.name() + " | " + given.seen().orElse("never") + " | `" + sql.replace("|", "\\|")
                    + "` |\n";
        } catch (SQLException e) {
            throw new AssertionError(given.name(), e);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void alembicSeesNoneOfThem() throws IOException, SQLException {
        Process process = new ProcessBuilder(
                        TestingPython.withAlembic(), "src/test/resources/schema/alembic_blind_spots.py")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Map<String, String> seen = new TreeMap<>();
        Map<String, String> missed = new TreeMap<>();
        try (PrintWriter in = new PrintWriter(process.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            for (BlindSpot given : cases().toList()) {
                try (TestingServer.Database before = server.create(given.before());
                        TestingServer.Database after = server.create(given.after())) {
                    JsonNode byDefault = ask(in, out, given, before, after, false);
                    JsonNode all = ask(in, out, given, before, after, true);
                    if (!byDefault.isEmpty() || (!all.isEmpty() && given.seen().isEmpty())) {
                        seen.put(given.name(), byDefault + ", with all switched on " + all);
                    }
                    if (all.isEmpty() && given.seen().isPresent()) {
                        missed.put(given.name(), given.seen().get());
                    }
                }
            }
        }
        assertThat(seen)
                .as("Alembic sees them, so that they are no blind spots")
                .isEmpty();
        assertThat(missed).as("it is not enough for Alembic to see them").isEmpty();
    }

    private static JsonNode ask(
            PrintWriter in,
            BufferedReader out,
            BlindSpot given,
            TestingServer.Database database,
            TestingServer.Database wanted,
            boolean all)
            throws IOException {
        in.println(JSON.writeValueAsString(
                Map.of("database", url(database), "wanted", url(wanted), "model", given.model(), "all", all)));
        String line = out.readLine();
        assertThat(line).as("Alembic's process has ended; see above why").isNotNull();
        JsonNode answer = JSON.readTree(line);
        assertThat(answer.has("found")).as(given.name() + ": " + line).isTrue();
        return answer.get("found");
    }

    private static String url(TestingServer.Database database) {
        return database.url().text().replaceFirst("postgresql://(.*)\\?user=(.*)", "postgresql+psycopg2://$2@$1");
    }
}
