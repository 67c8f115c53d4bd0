package dev.retort.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportFileTest {
    private static Report report(String text, List<String> list) {
        return new Report(
                Outcome.FAILED,
                text,
                list,
                list,
                "upgrade",
                1,
                2,
                new StatementError(text, text, 1, 1, "42601", text, text, text, text),
                list,
                1L,
                1);
    }

    @Test
    void isNeverLongerThanATerminationMessage() {
        for (String text : List.of("", "a", "é".repeat(5_000), "\u0001".repeat(5_000), "😀".repeat(5_000))) {
            for (List<String> list : List.of(List.<String>of(), List.of(text), Collections.nCopies(100, text))) {
                String json = ReportFile.json(report(text, list));

                assertThat(json.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(ReportFile.LIMIT);
                assertThat(ReportFile.parse(json)).isPresent();
            }
        }
    }

    @Test
    void cutsBetweenCharacters() {
        String json = ReportFile.json(report("x" + "😀".repeat(5_000), List.of()));

        assertThat(json).doesNotContain("\\ud83d", "?").contains("😀 …");
        assertThat(new String(json.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(json);
    }

    @Test
    void marksAListThatIsCut() {
        Report cut = ReportFile.parse(ReportFile.json(report("m", Collections.nCopies(1_000, "aaaabbbbcccc"))))
                .orElseThrow();

        assertThat(cut.appliedRevisions()).hasSizeGreaterThan(10).endsWith("…");
    }
}
