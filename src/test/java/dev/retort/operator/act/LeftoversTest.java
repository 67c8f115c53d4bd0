package dev.retort.operator.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.observe.ObservedJob;
import dev.retort.operator.observe.Result;
import dev.retort.operator.testing.Scene;
import dev.retort.operator.testing.Shop;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeftoversTest {
    @Test
    void theNewestThreeAreKept() {
        var jobs = IntStream.rangeClosed(1, 5).mapToObj(run -> job(run, false)).toList();
        assertThat(Leftovers.of(jobs, Scene.START)).extracting(ObservedJob::run).containsExactly(2, 1);
    }

    @Test
    void aJobThatASidecarKeepsIsDeletedOnceTheSidecarHadTimeToEnd() {
        var jobs = List.of(job(1, false), job(2, true));
        assertThat(Leftovers.of(jobs, Scene.START.plusSeconds(30))).isEmpty();
        assertThat(Leftovers.of(jobs, Scene.START.plusSeconds(31)))
                .extracting(ObservedJob::run)
                .containsExactly(2);
    }

    private static ObservedJob job(int run, boolean heldUp) {
        return new ObservedJob(
                "shop-" + run,
                "0123",
                run,
                1,
                Scene.START.minus(Duration.ofMinutes(1)),
                Optional.empty(),
                Optional.of(Scene.START),
                heldUp,
                Optional.empty(),
                new Result.Reported(Shop.upgraded(Shop.A)));
    }
}
