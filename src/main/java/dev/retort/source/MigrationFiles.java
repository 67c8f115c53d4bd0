package dev.retort.source;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;

/** Finds the files of a folder that are migrations. What is hidden is left out, what cannot be looked into is said. */
final class MigrationFiles extends SimpleFileVisitor<Path> {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();
    private final List<String> problems;

    private MigrationFiles(Path folder, List<String> problems) {
        this.folder = folder;
        this.problems = problems;
    }

    /** @param problems is told of every folder that cannot be read */
    static List<Path> in(Path folder, List<String> problems) {
        MigrationFiles visitor = new MigrationFiles(folder, problems);
        try {
            // A mounted ConfigMap holds its files twice: as links, and in hidden folders that the links point into.
            Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, visitor);
        } catch (IOException e) {
            problems.add("cannot read the folder " + folder + ": " + e);
        }
        return visitor.files;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return !directory.equals(folder) && isHidden(directory)
                ? FileVisitResult.SKIP_SUBTREE
                : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (file.toString().endsWith(".sql") && !isHidden(file)) {
            files.add(file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (!isHidden(file)) {
            problems.add(folder.relativize(file) + ": "
                    + (e instanceof FileSystemLoopException
                            ? "the link leads back to a folder above it; remove it"
                            : "cannot read it: " + e));
        }
        return FileVisitResult.CONTINUE;
    }

    private static boolean isHidden(Path path) {
        Path name = path.getFileName();
        return name != null && name.toString().startsWith(".");
    }
}
