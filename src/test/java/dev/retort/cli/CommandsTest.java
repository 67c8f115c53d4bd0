package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CommandsTest {
    private static final PrintWriter NOWHERE = new PrintWriter(Writer.nullWriter());

    private static List<String> names(String... words) {
        Surroundings surroundings = new Surroundings(
                new Console(NOWHERE, NOWHERE, false, () -> false, Optional::empty),
                Path.of(""),
                Map.of(),
                new Random(1),
                () -> {
                    throw new IllegalStateException("no command is run here");
                });
        return new Commands(surroundings, 100)
                .named(words).stream().map(CommandLine::getCommandName).toList();
    }

    @Test
    void buildsTheOneThatIsNamedAndElseAll() {
        assertThat(names("--help")).hasSizeGreaterThan(20).contains("goto", "archive");
        assertThat(names("-c", "retort.toml", "goto")).isEqualTo(names());
        assertThat(names("completion", "bash")).isEqualTo(names());
        assertThat(names("gotto")).isEqualTo(names());
    }

    @Test
    void knowsEachByTheNameThatItHas() {
        assertThat(names()).filteredOn(name -> !name.equals("completion")).allSatisfy(name -> assertThat(names(name))
                .containsExactly(name));
    }
}
