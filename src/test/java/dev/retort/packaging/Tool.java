package dev.retort.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** A program that the packaging is checked with, where the machine has it. */
record Tool(Path binary) {
    record Result(int exitCode, String output, String error) {}

    /** From the environment variable of its name, or from the path; else the test is skipped. */
    static Tool orSkip(String name) {
        var variable = name.toUpperCase(Locale.ROOT);
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        var candidates = Stream.concat(
                Optional.ofNullable(System.getenv(variable)).map(Path::of).stream(),
                Stream.of(path.split(File.pathSeparator, -1)).map(folder -> Path.of(folder, name)));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new)
                .orElseGet(() -> Assumptions.abort(
                        name + " is neither in $" + variable + " nor on the path, so what needs it is not checked"));
    }

    Result run(String... arguments) {
        var command = new ArrayList<>(List.of(binary.toString()));
        command.addAll(List.of(arguments));
        try {
            var error = Files.createTempFile("tool", ".err");
            try {
                var process = new ProcessBuilder(command)
                        .redirectError(error.toFile())
                        .start();
                process.getOutputStream().close();
                var output = new String(process.getInputStream().readAllBytes(), UTF_8);
                return new Result(process.waitFor(), output, Files.readString(error));
            } finally {
                Files.delete(error);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot run " + command, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while running " + command, e);
        }
    }
}
