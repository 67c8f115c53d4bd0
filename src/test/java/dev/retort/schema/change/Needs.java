package dev.retort.schema.change;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What an older PostgreSQL cannot load, by {@code schema/needs.txt}: a line each, {@code version: regular expression}. A case that
 * a rule keeps from a server has to fail there, so that no rule keeps away more than it must.
 *
 * @param major the first version that can
 */
record Needs(int major, Pattern pattern) {
    private static final Path RULES = Path.of("src/test/resources/schema/needs.txt");

    private static List<Needs> all() {
        try {
            return Files.readAllLines(RULES).stream()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(": ", 2))
                    .map(parts ->
                            new Needs(Integer.parseInt(parts[0]), Pattern.compile(parts[1], Pattern.CASE_INSENSITIVE)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The rule that keeps SQL from a server, if one does. */
    static Optional<Needs> beyond(int server, String sql) {
        return all().stream()
                .filter(rule -> rule.major > server && rule.pattern.matcher(sql).find())
                .findFirst();
    }

    @Override
    public String toString() {
        return "needs PostgreSQL " + major + ": " + pattern;
    }
}
