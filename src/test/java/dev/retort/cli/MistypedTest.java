package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not understood is named. */
class MistypedTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gotoo head                  | retort: there is no command 'gotoo'; see 'retort --help'",
                "postgresql://me:secret@db/x | retort: there is no command 'postgresql://…'; see 'retort --help'",
                "goto head --ulr x           | retort: Unknown options: '--ulr', 'x'; see 'retort goto --help'",
                "heads more                  | retort: Unmatched argument at index 1: 'more'; see 'retort heads --help'",
            })
    void isNamed(String words, String message) {
        StringWriter err = new StringWriter();

        int exitCode = Retort.run(
                new PrintWriter(Writer.nullWriter()), new PrintWriter(err), Map.of(), Path.of(""), words.split(" +"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString().strip()).startsWith(message);
    }
}
