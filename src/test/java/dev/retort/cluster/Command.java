package dev.retort.cluster;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A program that a test runs, with what is set in its environment besides ours. */
record Command(List<String> words, Map<String, String> environment) {
    /** No command of a test takes this long unless it hangs; the first image is built in a tenth of it. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    static Command script(String name, String... arguments) {
        var script = Path.of("script", name).toAbsolutePath().toString();
        return new Command(
                Stream.concat(Stream.of(script), Stream.of(arguments)).toList(), Map.of());
    }

    Command with(String variable, String value) {
        return new Command(words, Map.of(variable, value));
    }

    /** Runs it to its end and returns its standard output. */
    String run() {
        try {
            var out = Files.createTempFile("command", ".out");
            var err = Files.createTempFile("command", ".err");
            try {
                var code = run(out, err);
                if (code != 0) {
                    throw new IllegalStateException("%s ended with %d: %s%s"
                            .formatted(words.stream().collect(joining(" ")), code, text(err), text(out)));
                }
                return text(out);
            } finally {
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while it ran: " + words, e);
        }
    }

    /** Through files, not pipes: a program in the background that inherits a pipe would keep it open for ever. */
    private int run(Path out, Path err) throws IOException, InterruptedException {
        var builder = new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        var process = builder.start();
        if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("gave up after %s: %s%n%s".formatted(LIMIT, words, text(err)));
        }
        return process.exitValue();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
