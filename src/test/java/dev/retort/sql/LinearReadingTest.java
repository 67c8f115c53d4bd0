package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Counts how often characters are read: a text twice as long may cost twice as much, and no more. */
class LinearReadingTest {
    private static final int REPEATED = 20_000;
    private static final int READS_A_CHARACTER = 14;

    static Stream<Arguments> texts() {
        return Stream.of(
                        "SELECT 1;\n",
                        "SELECT 1",
                        ";",
                        "'",
                        "'' ",
                        "''\n--\n",
                        "'a'\n",
                        "\"",
                        "$",
                        "$a",
                        "$a$",
                        "$a$ $b$",
                        "a$",
                        "(",
                        ")",
                        "(;",
                        "/*",
                        "*/",
                        "/",
                        "-",
                        "--\n",
                        "  ",
                        "   -- x\n",
                        "\r",
                        "1",
                        "1.",
                        "E'\\",
                        "U&",
                        "CASE ",
                        "COPY ",
                        "COPY t FROM STDIN;\n\\.\n",
                        "COPY t FROM STDIN;\n",
                        "COPY t FROM STDIN (",
                        "CREATE FUNCTION f() BEGIN ATOMIC SELECT CASE 1 END; END;",
                        "SET standard_conforming_strings = off; ",
                        "BEGIN ATOMIC ",
                        "😀")
                .flatMap(piece ->
                        Stream.of(Arguments.of("", piece), Arguments.of("$" + "a".repeat(REPEATED) + "$", piece)));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void readsEachCharacterAFewTimes(String before, String piece) {
        CountedText text = new CountedText(before + piece.repeat(REPEATED));
        try {
            assertThat(SqlSplitter.statements(text, 1)).hasSizeLessThanOrEqualTo(REPEATED * 3);
        } catch (SqlSyntaxException refused) {
            assertThat(refused.line()).isPositive();
        }
        assertThat(text.reads()).isLessThan((long) READS_A_CHARACTER * text.length());

        CountedText again = new CountedText(text.toString());
        assertThat(LineComments.in(again)).hasSizeLessThanOrEqualTo(REPEATED);
        assertThat(again.reads()).isLessThan((long) READS_A_CHARACTER * again.length());
    }

    private static final class CountedText implements CharSequence {
        private final String text;
        private long reads;

        CountedText(String text) {
            this.text = text;
        }

        long reads() {
            return reads;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            reads++;
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            reads += end - start;
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
