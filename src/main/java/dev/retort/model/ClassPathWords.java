package dev.retort.model;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** How a class path is written: as {@code java -cp} takes it, and by files that build tools write. */
final class ClassPathWords {
    private ClassPathWords() {}

    static List<Path> paths(List<String> words, Path folder) throws IOException {
        List<Path> paths = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("@")) {
                Path file = folder.resolve(home(word.substring(1)));
                if (!Files.isRegularFile(file)) {
                    throw new ModelException("there is no file " + file + ", which schema.jpa names for its class path;"
                            + " Maven writes one with dependency:build-classpath -Dmdep.outputFile=…");
                }
                List<String> parts =
                        Arrays.asList(Files.readString(file).strip().split(File.pathSeparator, -1));
                paths.addAll(paths(parts, folder));
            } else if (word.endsWith("/*")) {
                paths.addAll(jars(folder.resolve(home(word.substring(0, word.length() - 2)))));
            } else if (!word.isEmpty()) {
                paths.add(existing(folder.resolve(home(word))));
            }
        }
        return paths.stream().distinct().toList();
    }

    private static String home(String word) {
        return word.startsWith("~/") ? System.getProperty("user.home") + word.substring(1) : word;
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(existing(folder))) {
            return files.filter(file -> file.toString().endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static Path existing(Path path) {
        if (!Files.exists(path)) {
            throw new ModelException(
                    "there is no " + path + ", which is on the class path of schema.jpa; compile, or correct the path");
        }
        return path;
    }
}
