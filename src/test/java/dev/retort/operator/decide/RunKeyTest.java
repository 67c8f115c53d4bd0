package dev.retort.operator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.retort.operator.testing.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunKeyTest {
    private final RunKey key = new RunKey("abc", 1, 1);

    @ParameterizedTest
    @ValueSource(
            strings = {"shop", "a", "shop.example.org", "ends-at-the-cut-ends-at-the-cut-ends-at-the-cut-e---------x"})
    void aJobIsCalledAsALabelMayBe(String resource) {
        assertThat(new RunKey("abc", 1, 99_999).jobName(resource, Shop.UID))
                .matches("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])");
    }

    @Test
    void aLongNameIsCutAndStillTellsItsResourceApart() {
        var name = key.jobName("x".repeat(200), Shop.UID);
        assertThat(name).hasSizeLessThanOrEqualTo(63).isNotEqualTo(key.jobName("x".repeat(200), "another-uid"));
    }

    @Test
    void theNameFollowsFromWhatItRuns() {
        assertThat(key.jobName("shop", Shop.UID)).isEqualTo(new RunKey("abc", 1, 1).jobName("shop", Shop.UID));
        assertThat(key.jobName("shop", Shop.UID)).isNotEqualTo(new RunKey("abc", 2, 1).jobName("shop", Shop.UID));
        assertThat(key.runName("shop", Shop.UID)).isEqualTo(key.nextAttempt().runName("shop", Shop.UID));
    }

    @Test
    void onlySuspendHasNoPartInTheHash() {
        var spec = Shop.named("shop").getSpec();
        var hash = Hashes.wanted(spec, "one");
        assertThat(Hashes.wanted(Shop.suspended(spec, true), "one")).isEqualTo(hash);
        assertThat(Hashes.wanted(spec, "two")).isNotEqualTo(hash);
        assertThat(Hashes.wanted(Shop.withTarget(spec, Shop.A), "one")).isNotEqualTo(hash);
    }
}
