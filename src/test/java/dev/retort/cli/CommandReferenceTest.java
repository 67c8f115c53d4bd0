package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandReferenceTest {
    private static final Path PAGE = Path.of("docs/commands.md");

    private static CommandLine root() {
        PrintWriter nowhere = new PrintWriter(new StringWriter());
        return Retort.commands(
                new Console(nowhere, nowhere, false, () -> false, Optional::empty), Map.of(), Path.of(""));
    }

    @Test
    void thePageSaysWhatTheCommandsSay() throws IOException {
        String page = CommandReference.page(root());
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE)
                .as("%s is stale. Refresh it with -Dgolden.update=true and look at the difference", PAGE)
                .content()
                .isEqualTo(page);
    }

    @Test
    void everyFlagSaysWhatItIsFor() {
        root().getSubcommands()
                .forEach((name, command) -> command.getCommandSpec().options().forEach(option -> assertThat(
                                option.description())
                        .as("%s %s", name, option.longestName())
                        .isNotEmpty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completesCommandsAndFlags(String shell) {
        StringWriter out = new StringWriter();
        int exitCode = Retort.run(
                new PrintWriter(out), new PrintWriter(new StringWriter()), Map.of(), Path.of(""), "completion", shell);

        assertThat(exitCode).isZero();
        assertThat(out.toString()).contains("retort", "downgrade", "lock-timeout", "ensure_version");
    }
}
