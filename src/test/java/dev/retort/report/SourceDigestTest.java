package dev.retort.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceDigestTest {
    private static final String ONE = SourceDigest.ofFile("1".getBytes(UTF_8));
    private static final String TWO = SourceDigest.ofFile("2".getBytes(UTF_8));

    @Test
    void isWhatSha256sumPrints() {
        assertThat(SourceDigest.of(Map.of("b.sql", TWO, "a.sql", ONE)))
                .isEqualTo("sha256:19b25b11954306b72ad82cae5a9244e635ca78eefa141ee75f9e3983505d2e97");
    }

    @Test
    void changesWithEveryNameAndEveryContent() {
        assertThat(List.of(
                        SourceDigest.of(Map.of()),
                        SourceDigest.of(Map.of("a.sql", ONE)),
                        SourceDigest.of(Map.of("a.sql", TWO)),
                        SourceDigest.of(Map.of("b.sql", ONE)),
                        SourceDigest.of(Map.of("a.sql", ONE, "b.sql", ONE)),
                        SourceDigest.of(Map.of("a.sql", ONE, "b.sql", TWO)),
                        SourceDigest.of(Map.of("a.sql", TWO, "b.sql", ONE))))
                .doesNotHaveDuplicates()
                .allMatch(SourceDigest::isOne);
    }
}
