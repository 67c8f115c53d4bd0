package dev.retort.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenameFlagTest {
    @Test
    void partsTheOldNameFromTheNew() {
        RenameFlag flag =
                RenameFlag.parse("public.\"a=b\".f(x integer DEFAULT a = b)=c").orElseThrow();

        assertThat(flag.before().parts()).containsExactly("public", "a=b", "f");
        assertThat(flag.before().arguments()).hasValue("x integer DEFAULT a = b");
        assertThat(flag.after().parts()).containsExactly("c");
        assertThat(RenameFlag.parse("mood.'='='=='").orElseThrow().after().written())
                .isEqualTo("==");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop", "shop=", "=shop", "a=b=c", "a b=c", "\"a=b"})
    void refusesWhatIsNone(String text) {
        assertThat(RenameFlag.parse(text)).isEmpty();
    }
}
