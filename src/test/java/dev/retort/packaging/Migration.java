package dev.retort.packaging;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A migration of an example, read just far enough to run it section by section. */
record Migration(Path file, Map<String, String> header, String up, String down) {
    private static final String UP = "\n-- migrate:up\n";
    private static final String DOWN = "\n-- migrate:down\n";

    static Migration read(Path file) {
        try {
            var text = Files.readString(file);
            var up = text.indexOf(UP);
            var down = text.indexOf(DOWN);
            if (up < 0 || down < up) {
                throw new IllegalStateException(file + " needs a section up and, after it, a section down");
            }
            var header = text.substring(0, up)
                    .lines()
                    .map(line -> line.substring("-- ".length()).split(":", 2))
                    .collect(toMap(pair -> pair[0], pair -> pair[1].strip()));
            return new Migration(
                    file, header, text.substring(up + UP.length(), down), text.substring(down + DOWN.length()));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** All of a folder, each after what it stands on. */
    static List<Migration> inOrder(Path folder) {
        try (var files = Files.list(folder)) {
            var left = new ArrayList<>(files.sorted().map(Migration::read).toList());
            var ordered = new ArrayList<Migration>();
            while (!left.isEmpty()) {
                var done = ordered.stream().map(Migration::id).toList();
                var next = left.stream()
                        .filter(migration -> done.containsAll(migration.standsOn()))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Nothing can follow " + done + " of " + left));
                left.remove(next);
                ordered.add(next);
            }
            return List.copyOf(ordered);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    String id() {
        return header.getOrDefault("revision", "");
    }

    List<String> parents() {
        return list("down_revision");
    }

    private List<String> standsOn() {
        return Stream.concat(parents().stream(), list("depends_on").stream()).toList();
    }

    List<String> list(String key) {
        return Stream.of(header.getOrDefault(key, "").split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }
}
