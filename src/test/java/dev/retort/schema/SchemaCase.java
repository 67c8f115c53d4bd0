package dev.retort.schema;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** A case of {@code schema/cases.sql}: what is there before, what changes, and the difference that it makes. */
public record SchemaCase(String name, String before, String change, List<String> difference) {
    private static final Path CASES = Path.of("src/test/resources/schema/cases.sql");

    public static Stream<SchemaCase> all() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^-- case: "))
                .skip(1)
                .map(text -> {
                    String[] parts = text.split("(?m)^-- (?:change|difference):?\n", -1);
                    int end = parts[0].indexOf('\n');
                    return new SchemaCase(
                            parts[0].substring(0, end).strip(),
                            parts[0].substring(end),
                            parts[1],
                            parts[2].strip()
                                    .lines()
                                    .map(line -> line.substring(3))
                                    .toList());
                });
    }

    @Override
    public String toString() {
        return name;
    }
}
