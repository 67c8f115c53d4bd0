package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
    @Test
    void alignsColumnsByCharacters() {
        assertThat(TextTable.lines(
                        List.of("id", "name"), List.of(List.of("7", "Åsa"), List.of("10", "😀 b")), List.of(0), 60))
                .containsExactly("id  name", " 7  Åsa", "10  😀 b");
    }

    @Test
    void keepsEachCellOnItsLineAndHarmless() {
        assertThat(TextTable.lines(List.of("x"), List.of(List.of("a\n\tb\u001b[31m\u202e\\n")), List.of(), 60))
                .containsExactly("x", "a\\n\\tb\\u001b[31m\\u202e\\\\n");
    }

    @Test
    void cutsWhatIsTooLongBetweenCharacters() {
        assertThat(TextTable.lines(List.of("x"), List.of(List.of("😀".repeat(5))), List.of(), 4))
                .containsExactly("x", "😀😀😀…");
    }
}
