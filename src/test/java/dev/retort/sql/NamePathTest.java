package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamePathTest {
    @Test
    void readsNamesAsPostgresStoresThem() {
        assertThat(NamePath.parse("Shop").orElseThrow().parts()).containsExactly("shop");
        assertThat(NamePath.parse("public.\"My.Shop\".\"it\"\"s\"")
                        .orElseThrow()
                        .parts())
                .containsExactly("public", "My.Shop", "it\"s");
        assertThat(NamePath.parse("mood.'it''s'"))
                .hasValue(new NamePath(List.of("mood", "it's"), "it's", Optional.empty()));
        assertThat(NamePath.parse("mood.Glad").orElseThrow().written()).isEqualTo("Glad");
        assertThat(NamePath.parse("a.f(x integer, y numeric(4,2))")
                        .orElseThrow()
                        .arguments())
                .hasValue("x integer, y numeric(4,2)");
        assertThat(NamePath.parse("f()").orElseThrow().arguments()).hasValue("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "a.", ".a", "a b", "\"a", "a\"b\"", "a-b", "f(x", "a..b", "(a)", "a;"})
    void refusesWhatIsNone(String text) {
        assertThat(NamePath.parse(text)).isEmpty();
    }
}
