package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static Retries retries(RandomGenerator random) {
        return new Retries(10, random, time -> {});
    }

    @Test
    void growFromHalfASecondToFifteen() {
        Retries middle = retries(new RandomGenerator() {
            @Override
            public long nextLong() {
                return 1L << 63;
            }
        });

        assertThat(java.util.stream.IntStream.rangeClosed(1, 7).mapToObj(middle::delay))
                .containsExactly(
                        Duration.ofMillis(500),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(8),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15));
    }

    @Test
    void scatterByHalfOfTheDelay() {
        long seed = System.nanoTime();
        Retries retries = retries(new Random(seed));

        for (int i = 0; i < 1000; i++) {
            assertThat(retries.delay(3)).as("seed " + seed).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(3));
        }
    }

    @Test
    void areOnlyForContention() {
        assertThat(retries(new Random(1)).after(new EngineException("something else"), 1))
                .isEmpty();
    }
}
