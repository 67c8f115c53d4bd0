package dev.retort.revision;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A case in which Alembic is wrong.
 *
 * @param name as the notes on Alembic number it
 * @param right what is right: sorted steps, =, sorted rows; or error and its code
 */
public record Wart(String oracle, String name, String right) {
    /** By the case's name. */
    public static Map<String, Wart> all() {
        try (InputStream file = Objects.requireNonNull(Wart.class.getResourceAsStream("warts.txt"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*", 4))
                    .map(parts -> new Wart(parts[0], parts[1], parts[2]))
                    .collect(Collectors.toMap(Wart::oracle, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
