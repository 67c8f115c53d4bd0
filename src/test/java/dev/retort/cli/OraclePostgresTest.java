package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.OracleCase;
import dev.retort.revision.Wart;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of Alembic 1.20.1, typed into Retort's command line with files and a database: what works there works here
 * and leaves the same rows, what fails there fails here. Where it is not so, the case stands in {@code warts.txt}.
 */
@ExtendWith(TestingDatabase.class)
class OraclePostgresTest {
    private static final Map<String, Wart> WARTS = Wart.all();
    private static final Set<String> MOVES = Set.of("upgrade", "downgrade", "stamp", "ensure_version");
    private static final Pattern OFFLINE_STEP = Pattern.compile("(?m)^-- \\d+/\\d+ (upgrade|downgrade) (\\S+): ");

    private record Answer(int exitCode, String out, String err) {}

    static Stream<OracleCase> cases() {
        return OracleCase.all().stream();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("cases")
    void doesWhatAlembicDoes(OracleCase oracle, TestingDatabase.Shared url, @TempDir Path folder) throws IOException {
        url.reset();
        oracle.rowsBefore().forEach(row -> url.execute("INSERT INTO alembic_version VALUES ('" + row + "')"));
        if (oracle.start() == null) {
            url.execute("DROP TABLE alembic_version");
        }
        write(oracle, folder);

        Answer answer = retort(oracle, url, folder);

        Optional<String> right = Optional.ofNullable(WARTS.get(oracle.name())).map(Wart::right);
        boolean fails = right.map(it -> it.startsWith("error")).orElse(oracle.error() != null);
        assertThat(answer.exitCode() != 0)
                .as("%s%n%s%s", oracle, answer.out(), answer.err())
                .isEqualTo(fails);
        if (fails) {
            assertThat(answer.err()).as("%s says why", oracle).matches("(?s)retort: .{20,}|.*retort: .{20,}");
        } else if (oracle.arguments().contains("--sql") && right.isEmpty()) {
            assertThat(offlineSteps(answer.out())).isEqualTo(new TreeSet<>(onlySteps(oracle)));
        } else if (MOVES.contains(oracle.verb()) && !oracle.arguments().contains("--sql")) {
            List<String> rows = right.map(it -> words(it.replaceFirst("^.*= ?", "")))
                    .orElseGet(() -> Objects.requireNonNull(oracle.rows()));
            assertThat(url.rows()).as("%s", oracle).containsExactlyElementsOf(new TreeSet<>(rows));
        }
    }

    private static List<String> words(String text) {
        return Stream.of(text.strip().split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<String> onlySteps(OracleCase oracle) {
        return oracle.steps().stream().filter(step -> step.matches("[+-].*")).toList();
    }

    private static Set<String> offlineSteps(String script) {
        return OFFLINE_STEP
                .matcher(script)
                .results()
                .map((MatchResult step) -> (step.group(1).equals("upgrade") ? "+" : "-") + step.group(2))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static void write(OracleCase oracle, Path folder) throws IOException {
        for (int i = 0; i < oracle.revisions().size(); i++) {
            OracleCase.Node node = oracle.revisions().get(i);
            Files.writeString(
                    folder.resolve("%03d.sql".formatted(i)),
                    "-- revision: %s%n-- down_revision: %s%n-- depends_on: %s%n-- branch_labels: %s%n-- message: %s%n%n-- migrate:up%nSELECT 1;%n-- migrate:down%nSELECT 2;%n"
                            .formatted(
                                    node.id(),
                                    String.join(", ", node.down()),
                                    String.join(", ", node.deps()),
                                    String.join(", ", node.labels()),
                                    node.id()));
        }
    }

    private static Answer retort(OracleCase oracle, TestingDatabase.Shared url, Path folder) {
        List<String> words = new ArrayList<>(List.of(oracle.verb()));
        words.addAll(oracle.arguments());
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Map<String, String> environment =
                Map.of("RETORT_DIRECTORY", folder.toString(), "RETORT_URL", url.text(), "EDITOR", "true");
        int exitCode = Retort.run(
                new PrintWriter(out), new PrintWriter(err), environment, folder, words.toArray(String[]::new));
        return new Answer(exitCode, out.toString(), err.toString());
    }
}
