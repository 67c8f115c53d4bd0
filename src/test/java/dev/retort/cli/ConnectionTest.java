package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which database the flags mean. Nothing listens at port 1. */
class ConnectionTest {
    private static final String URL = "postgresql://flag@localhost:1/x";

    private final StringWriter err = new StringWriter();

    private int retort(Path folder, Map<String, String> environment, String... args) {
        return Retort.run(new PrintWriter(new StringWriter()), new PrintWriter(err), environment, folder, args);
    }

    private static Path secret(Path folder) throws IOException {
        Path secret = Files.createDirectory(folder.resolve("secret"));
        Files.writeString(secret.resolve("uri"), "postgresql://secret@localhost:1/x");
        return secret;
    }

    @Test
    void aFlagGoesBeforeTheEnvironment(@TempDir Path folder) throws IOException {
        String secret = secret(folder).toString();

        assertThat(retort(folder, Map.of("RETORT_DATABASE_SECRET", secret), "current", "--url", URL))
                .isEqualTo(3);
        assertThat(err.toString()).contains("flag@localhost");

        assertThat(retort(folder, Map.of("RETORT_URL", URL), "current", "--database-secret", secret))
                .isEqualTo(3);
        assertThat(err.toString()).contains("secret@localhost");
    }

    @Test
    void doesNotWaitForEverForAServerThatSaysNothing(@TempDir Path folder) throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "postgresql://me@" + silent.getInetAddress().getHostAddress() + ":" + silent.getLocalPort()
                    + "/x?loginTimeout=1";

            assertThat(retort(folder, Map.of(), "current", "--url", url)).isEqualTo(3);
        }
    }

    @Test
    void twoFlagsAreOneTooMany(@TempDir Path folder) throws IOException {
        assertThat(retort(
                        folder,
                        Map.of(),
                        "current",
                        "--url",
                        URL,
                        "--database-secret",
                        secret(folder).toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("name the database by one of them");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current postgresql://u:s3cret@h/db",
                "current --ur=postgresql://u:s3cret@h/db",
                "current --url postgresql://u:s@s3cret@h/db",
                "curren postgresql://u:s3cret@h/db",
                "goto head extra jdbc:postgresql://h/db?password=s3cret",
                "current --lock-timeout postgresql://u:s3cret@h/db"
            })
    void neverPrintsThePasswordOfAUrlAtTheWrongPlace(String command, @TempDir Path folder) {
        assertThat(retort(folder, Map.of(), command.split(" ", -1))).isEqualTo(2);

        assertThat(err.toString()).isNotEmpty().doesNotContain("s3cret");
    }

    @Test
    void neverPrintsAPasswordWithABlankInIt(@TempDir Path folder) {
        assertThat(retort(folder, Map.of(), "current", "postgresql://u:a 's3cret@h/db"))
                .isEqualTo(2);

        assertThat(err.toString()).isNotEmpty().doesNotContain("s3cret");
    }
}
