package dev.retort.schema.change;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case of {@code schema/alembic-blind-spots.sql}.
 *
 * @param seen what has to be switched on for Alembic to see it, where anything helps
 * @param model what a model in Python has besides what can be read from the database
 */
record BlindSpot(String name, Optional<String> seen, List<String> model, String before, String change) {
    private static final Path CASES = Path.of("src/test/resources/schema/alembic-blind-spots.sql");
    private static final String SEEN = "-- seen: ";
    private static final String MODEL = "-- model: ";

    static Stream<BlindSpot> all() throws IOException {
        return Stream.of(Files.readString(CASES).split("(?m)^-- case: "))
                .skip(1)
                .map(BlindSpot::parse);
    }

    private static BlindSpot parse(String text) {
        String[] parts = text.split("(?m)^-- change:\n", -1);
        List<String> before = new ArrayList<>(parts[0].lines().toList());
        String name = before.removeFirst();
        List<String> seen = taken(before, SEEN);
        return new BlindSpot(
                name, seen.stream().findFirst(), taken(before, MODEL), String.join("\n", before), parts[1]);
    }

    /** What follows these words, whose lines are taken out. */
    private static List<String> taken(List<String> lines, String words) {
        List<String> found = lines.stream()
                .filter(line -> line.startsWith(words))
                .map(line -> line.substring(words.length()))
                .toList();
        lines.removeIf(line -> line.startsWith(words));
        return found;
    }

    String after() {
        return before + "\n" + change;
    }

    @Override
    public String toString() {
        return name;
    }
}
