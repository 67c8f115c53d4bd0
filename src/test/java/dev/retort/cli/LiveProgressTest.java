package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.revision.Direction;
import dev.retort.revision.Origin;
import dev.retort.revision.Revision;
import dev.retort.revision.Step;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LiveProgressTest {
    @Test
    void isNeverWiderThanTheTerminal() {
        String wide = LiveProgress.text("3/11 upgrade 8b60d2e5f713  orders", 2, 11, Duration.ofSeconds(7), 80);
        assertThat(wide).isEqualTo("[###-----------------] 7 s  3/11 upgrade 8b60d2e5f713  orders");

        for (int width = 1; width < 70; width++) {
            assertThat(LiveProgress.text("3/11 upgrade \ud83d\ude00 orders", 2, 11, Duration.ofSeconds(7), width))
                    .hasSizeLessThan(Math.max(3, width + 1));
        }
    }

    @Test
    void drawsInPlaceAndLeavesTheLineClear() {
        StringWriter err = new StringWriter();
        Console console = new Console(
                new PrintWriter(new StringWriter()), new PrintWriter(err), true, () -> false, Optional::empty);
        Revision revision =
                new Revision("aaaa01", List.of(), List.of(), List.of(), "first", new Origin("a.sql", Map.of()));

        try (LiveProgress progress = new LiveProgress(console, 80)) {
            progress.started(new Step(Direction.UPGRADE, revision, List.of(), List.of()), 1, 2);
            progress.line("note: something");
        }

        assertThat(err.toString())
                .contains("\r[--------------------] 0 s  1/2 upgrade aaaa01  first\u001b[K")
                .contains("note: something" + System.lineSeparator())
                .endsWith("\r\u001b[K");
    }
}
