package dev.retort.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the chart's environment variables come to. */
class RetortConfigTest {
    @Test
    void theUserThatCopiesIsTheImagesWhereNothingIsSaid() {
        assertThat(config(Map.of()).runner().runAsUser()).contains(65532L);
    }

    @Test
    void theUserThatCopiesCanBeSetAndLeftOut() {
        assertThat(config(Map.of("RETORT_RUNNER_RUN_AS_USER", "1000680000"))
                        .runner()
                        .runAsUser())
                .contains(1_000_680_000L);
        assertThat(config(Map.of("RETORT_RUNNER_RUN_AS_USER", "")).runner().runAsUser())
                .isEmpty();
    }

    private static RetortConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(RetortConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(RetortConfig.class);
    }
}
