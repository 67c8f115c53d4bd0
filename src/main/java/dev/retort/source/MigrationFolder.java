package dev.retort.source;

import dev.retort.revision.GraphException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder whose {@code *.sql} files, at any depth, are migrations. Hidden files and folders are left out. */
public final class MigrationFolder {
    private MigrationFolder() {}

    /**
     * Reads the folder whole.
     *
     * @throws SourceException with the problems of every file and of the graph
     */
    public static Source read(Path folder) {
        return parse(contents(folder));
    }

    /**
     * Every file's bytes by its name in the folder. Read once: whoever judges them before they are parsed judges what is
     * parsed, also where the folder changes meanwhile, as a mounted one does.
     *
     * @throws SourceException with every file that cannot be read
     */
    public static SortedMap<String, byte[]> contents(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new SourceException(List.of("there is no folder " + folder
                    + "; name the migrations with --directory, or begin with 'retort init'"));
        }
        SortedMap<String, byte[]> contents = new TreeMap<>();
        List<String> problems = new ArrayList<>();
        for (Path path : MigrationFiles.in(folder, problems)) {
            String name = folder.relativize(path).toString();
            try {
                contents.put(name, Files.readAllBytes(path));
            } catch (IOException e) {
                problems.add(name + ": "
                        + (Files.exists(path)
                                ? "cannot read the file: " + e
                                : "the link leads to nothing; mend or remove it"));
            }
        }
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
        return contents;
    }

    /**
     * Reads the files of a folder.
     *
     * @param contents bytes by name
     * @throws SourceException with the problems of every file and of the graph
     */
    public static Source parse(SortedMap<String, byte[]> contents) {
        List<Migration> migrations = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        contents.forEach((name, bytes) -> {
            try {
                migrations.add(MigrationParser.parse(name, FileText.of(bytes, name)));
            } catch (SourceException e) {
                problems.addAll(e.problems());
            }
        });
        if (!problems.isEmpty()) {
            throw new SourceException(problems);
        }
        try {
            return new Source(migrations);
        } catch (GraphException e) {
            throw new SourceException(e.problems());
        }
    }
}
