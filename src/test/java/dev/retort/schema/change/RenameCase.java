package dev.retort.schema.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A case of {@code schema/renames.sql}.
 *
 * @param rows what puts rows into what is there before
 * @param readBefore queries of them, and those that have to find the same afterwards
 * @param once whether the marks have to go once they were followed
 * @param plan the statements of the way, a line each
 */
record RenameCase(
        String name,
        String from,
        String rows,
        List<String> readBefore,
        List<String> flags,
        boolean once,
        String to,
        List<String> readAfter,
        List<String> plan) {
    static final Path CASES = Path.of("src/test/resources/schema/renames.sql");

    static Stream<RenameCase> all() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^-- case: "))
                .skip(1)
                .map(RenameCase::of);
    }

    private static RenameCase of(String text) {
        String[] parts = text.split("(?m)^-- (?:rows|to|plan):\n", -1);
        int end = parts[0].indexOf('\n');
        return new RenameCase(
                parts[0].substring(0, end).strip(),
                parts[0].substring(end),
                sql(parts[1]),
                said(parts[1], "-- read: "),
                said(parts[1], "-- flag: "),
                parts[1].contains("-- once\n"),
                sql(parts[2]),
                said(parts[2], "-- read: "),
                said(parts[3], "-- "));
    }

    private static List<String> said(String part, String beginning) {
        List<String> found = new ArrayList<>();
        part.lines()
                .filter(line -> line.startsWith(beginning))
                .forEach(line -> found.add(line.substring(beginning.length())));
        return found;
    }

    private static String sql(String part) {
        return part.replaceAll("(?m)^-- (?:read: .*|flag: .*|once)\n", "");
    }

    @Override
    public String toString() {
        return name;
    }
}
