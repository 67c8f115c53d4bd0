package dev.retort.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintedTextTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '~', delimiter = '|', textBlock = """
            (ARRAY['a'::character varying, 'b'::character varying])::text[] | ARRAY[('a'::character varying)::text, ('b'::character varying)::text]
            CHECK ((x = ANY ((ARRAY[s, t])::text[]))) | CHECK ((x = ANY (ARRAY[(s)::text, (t)::text])))
            (ARRAY['a''s, ]'::character varying(9), E'\\\\', f(a, b)])::text[] | ARRAY[('a''s, ]'::character varying(9))::text, (E'\\\\')::text, (f(a, b))::text]
            (ARRAY[a, (b)::integer])::numeric(5,2)[] | ARRAY[(a)::numeric(5,2), ((b)::integer)::numeric(5,2)]
            (ARRAY[a])::shop."a ""name"[] | ARRAY[(a)::shop."a ""name"]
            (ARRAY[ARRAY[a, b], ARRAY[c]])::text[] | ARRAY[ARRAY[(a)::text, (b)::text], ARRAY[(c)::text]]
            (ARRAY[lower((ARRAY[a])::text[])])::text[] | ARRAY[(lower(ARRAY[(a)::text]))::text]
            """)
    void theCastOfAnArrayGoesToItsElements(String printed, String settled) {
        assertThat(PrintedText.settled(printed)).isEqualTo(settled);
        assertThat(PrintedText.settled(settled)).isEqualTo(settled);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(x = '(ARRAY[a])::text[]'::text)",
                "f(ARRAY[a])::text[]",
                "(ARRAY[a])::text",
                "(ARRAY[a, 'b'",
                "((ARRAY[a])[1])::text"
            })
    void leavesEverythingElseAsItIs(String printed) {
        assertThat(PrintedText.settled(printed)).isEqualTo(printed);
    }

    @Test
    void theTextOfAFunctionIsSomebodysOwn() {
        Optional<String> one = Optional.of("SELECT (ARRAY[a])::text[]");
        Optional<String> other = Optional.of("SELECT ARRAY[(a)::text]");

        assertThat(PrintedText.isSame(Kind.FUNCTION, "definition", one, other)).isFalse();
        assertThat(PrintedText.isSame(Kind.VIEW, "definition", one, other)).isTrue();
    }
}
