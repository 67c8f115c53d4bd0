package dev.retort.importing;

import dev.retort.source.MigrationFolder;
import dev.retort.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * A folder of migrations that appears whole or not at all.
 *
 * @param path where it is to be: nothing is there, or an empty folder
 */
record NewFolder(Path path) {
    NewFolder {
        path = path.toAbsolutePath().normalize();
    }

    void refuseWhereSomethingIs() {
        try (Stream<Path> inside = Files.isDirectory(path) ? Files.list(path) : Stream.of()) {
            if (inside.findAny().isPresent() || (Files.exists(path) && !Files.isDirectory(path))) {
                throw new ImportException(
                        path + " exists already, and is not an empty folder; name another one with --to");
            }
        } catch (IOException e) {
            throw new ImportException("cannot look into " + path + ": " + e);
        }
    }

    /**
     * Writes beside it, reads back, and puts it in its place.
     *
     * @param name of the folder while it is not whole
     */
    void write(SortedMap<String, byte[]> files, String name) {
        refuseWhereSomethingIs();
        Path draft = path.resolveSibling("." + name);
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path target = draft.resolve(file.getKey());
                Files.createDirectories(target.getParent());
                Files.write(target, file.getValue());
            }
            SortedMap<String, byte[]> read = MigrationFolder.contents(draft);
            if (!read.keySet().equals(files.keySet())
                    || !read.entrySet().stream()
                            .allMatch(file -> Arrays.equals(file.getValue(), files.get(file.getKey())))) {
                throw new ImportException(
                        "what was written beside " + path + " is not what is read back: are there names"
                                + " that differ in small and capital letters only?");
            }
            Files.deleteIfExists(path);
            Files.move(draft, path);
        } catch (IOException | SourceException e) {
            throw new ImportException("cannot write " + path + ": " + e);
        } finally {
            remove(draft);
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ImportException("cannot remove the draft " + folder + ": " + e + "; remove it by hand");
        }
    }
}
