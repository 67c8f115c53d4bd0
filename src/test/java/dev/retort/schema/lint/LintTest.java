package dev.retort.schema.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.sql.Script;
import dev.retort.sql.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases are {@code lint/cases.sql}: a script each, good or bad, and the rules that it breaks. */
class LintTest {
    private static final Path CASES = Path.of("src/test/resources/dev/retort/schema/lint/cases.sql");

    private static final String BEFORE = """
            CREATE TABLE orders (id bigint PRIMARY KEY, customer bigint CONSTRAINT to_customer REFERENCES customer (id));
            """;

    record Case(String name, String sql, String rules) {
        @Override
        public String toString() {
            return name;
        }

        /** In a database that has a table and one that it refers to. */
        String found() {
            Lint lint = new Lint(new LintSettings(18, true, Map.of(), Set.of()));
            lint.pass(new Script("before.sql", BEFORE, 1, true));
            LintedFile file = new LintedFile(
                    "case.sql",
                    new Script("case.sql", sql, 1, true),
                    Optional.of(new Script("case.sql", "SELECT 1;", 100, true)),
                    Timeouts.NONE,
                    true);
            return lint.look(file).findings().stream()
                    .map(finding -> finding.rule().id())
                    .distinct()
                    .sorted()
                    .collect(Collectors.joining(", "));
        }
    }

    static Stream<Case> cases() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^-- case: "))
                .skip(1)
                .map(text -> {
                    int name = text.indexOf('\n');
                    int finds = text.indexOf("-- finds:");
                    return new Case(
                            text.substring(0, name),
                            text.substring(name + 1, finds),
                            text.substring(finds + "-- finds:".length()).strip());
                });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void findsWhatIsToBeFound(Case given) {
        assertThat(given.found()).isEqualTo(given.rules());
    }

    /** But for two that are told of other files, and shown below. */
    @Test
    void hasACaseForEachRule() throws IOException {
        Set<String> shown = new TreeSet<>();
        cases().forEach(given -> shown.addAll(List.of(given.rules().split(", ", -1))));

        assertThat(shown)
                .containsAll(Stream.of(Rule.values())
                        .filter(rule -> rule != Rule.MISSING_DOWNGRADE && rule != Rule.CONCURRENT_IN_TRANSACTION)
                        .map(Rule::id)
                        .toList());
    }

    @Test
    void tellsWhereTheWayBackIsMissing() {
        Lint lint = new Lint(new LintSettings(18, true, Map.of(), Set.of()));
        Script up = new Script("a.sql", "CREATE TABLE n (id bigint PRIMARY KEY);", 5, true);

        assertThat(lint.look(new LintedFile("a.sql", up, Optional.empty(), Timeouts.NONE, true))
                        .findings())
                .extracting(finding -> finding.rule().id())
                .containsExactly("missing-downgrade");
    }

    @Test
    void looksAtScriptsOfOthersToo() {
        Lint lint = new Lint(new LintSettings(18, true, Map.of(), Set.of()));
        Script script = new Script("a.sql", "BEGIN;\nCREATE INDEX CONCURRENTLY i ON t (a);\nCOMMIT;", 1, true);

        assertThat(lint.look(new LintedFile("a.sql", script, Optional.empty(), Timeouts.NONE, false))
                        .findings())
                .extracting(finding -> finding.rule().id() + " " + finding.line())
                .contains("concurrent-in-transaction 2");
    }

    @Test
    void thePageSaysWhatTheRulesSay() throws IOException {
        Path page = Path.of("docs/lint.md");
        String before = Files.readString(page);
        int table = before.indexOf("| rule | severity | why |");
        String rules = Stream.of(Rule.values())
                .map(rule -> "| `" + rule.id() + "` | "
                        + rule.severity().toString().toLowerCase(Locale.ROOT) + " | " + rule.why() + " |\n")
                .collect(Collectors.joining("", "| rule | severity | why |\n| --- | --- | --- |\n", ""));
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(page, before.substring(0, table) + rules);
        }
        assertThat(page)
                .as("%s is stale. Refresh it with -Dgolden.update=true and look at the difference", page)
                .content()
                .endsWith(rules);
    }
}
