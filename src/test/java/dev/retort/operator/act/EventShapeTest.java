package dev.retort.operator.act;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.observe.Result;
import dev.retort.operator.testing.Scene;
import dev.retort.operator.testing.Shop;
import dev.retort.report.Outcome;
import dev.retort.report.Report;
import io.fabric8.kubernetes.api.model.events.v1.Event;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventShapeTest {
    private final Scene scene = new Scene();

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of(Shop.upgraded(Shop.A), "Upgraded", "Normal"),
                Arguments.of(moved("downgrade"), "RolledBack", "Normal"),
                Arguments.of(moved("both"), "Moved", "Normal"),
                Arguments.of(moved("none"), "UpToDate", "Normal"),
                Arguments.of(Shop.failed(), "RunFailed", "Warning"),
                Arguments.of(Shop.refused(), "Refused", "Warning"),
                Arguments.of(Shop.wouldLose(), "Refused", "Warning"),
                Arguments.of(Shop.unavailable(), "RetryScheduled", "Warning"));
    }

    @ParameterizedTest
    @MethodSource("endings")
    void sayHowARunEnded(Report report, String reason, String type) {
        scene.reconcile();
        scene.newestJob(report);
        assertThat(event().getReason()).isEqualTo(reason);
        assertThat(event().getType()).isEqualTo(type);
        assertThat(event().getRegarding().getUid()).isEqualTo(Shop.UID);
    }

    @Test
    void tellsWhatARollbackHasKept() {
        scene.reconcile();
        scene.newestJob(Shop.rolledBackAndKept());
        assertThat(event().getReason()).isEqualTo("RolledBack");
        assertThat(event().getNote()).contains("kept in the archive as item 12: table orders, 1204 rows; kept");
    }

    @Test
    void theSameHappeningHasTheSameName() {
        scene.reconcile();
        scene.newestJob(Shop.unavailable());
        var first = event().getMetadata().getName();
        assertThat(event().getMetadata().getName()).isEqualTo(first);
        scene.later(Duration.ofSeconds(5)).reconcile();
        scene.newestJob(Shop.unavailable());
        assertThat(event().getMetadata().getName()).isNotEqualTo(first);
    }

    @Test
    void aNoteIsOneBoundedLineWithoutControlCharacters() {
        scene.reconcile();
        scene.newestJob(new Result.Lost("\u001b[31m red\n" + "x".repeat(3000)));
        assertThat(event().getNote())
                .hasSizeLessThanOrEqualTo(1024)
                .contains("\\u001b[31m red x")
                .doesNotContain("\u001b", "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ошибка ", "😀", "x"})
    void aNoteIsBoundedInBytesAndCutAtACharacter(String text) {
        scene.reconcile();
        scene.newestJob(new Result.Lost(text.repeat(1500)));
        assertThat(event().getNote().getBytes(UTF_8)).hasSizeBetween(1018, 1024);
        assertThat(event().getNote())
                .endsWith("…")
                .doesNotContain("\\ud83d")
                .isEqualTo(new String(event().getNote().getBytes(UTF_8), UTF_8));
    }

    private Event event() {
        var decision = scene.reconcile();
        return EventShape.of(scene.observation(), decision, scene.status(), "retort-0")
                .orElseThrow();
    }

    private static Report moved(String direction) {
        return new Report(Outcome.DONE, "moved", List.of(), List.of(), direction, 1, 1, null, List.of(), 300L, 10);
    }
}
