package dev.retort.model;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Somebody's class path, whose class files are read and never loaded. */
final class ClassPath implements AutoCloseable {
    private static final String CLASS = ".class";

    /** A folder or a jar. */
    sealed interface Entry {
        /** The names of all files below a folder of it, with slashes. */
        List<String> files(String below) throws IOException;

        Optional<byte[]> read(String file) throws IOException;

        Path path();
    }

    record Folder(Path path) implements Entry {
        @Override
        public List<String> files(String below) throws IOException {
            Path from = path.resolve(below);
            if (!Files.isDirectory(from)) {
                return List.of();
            }
            try (Stream<Path> files = Files.walk(from)) {
                return files.filter(Files::isRegularFile)
                        .map(file -> path.relativize(file).toString().replace(File.separatorChar, '/'))
                        .sorted()
                        .toList();
            }
        }

        @Override
        public Optional<byte[]> read(String file) throws IOException {
            Path found = path.resolve(file);
            return Files.isRegularFile(found) ? Optional.of(Files.readAllBytes(found)) : Optional.empty();
        }
    }

    record Jar(Path path, JarFile file) implements Entry {
        @Override
        public List<String> files(String below) {
            String prefix = below.isEmpty() ? "" : below + "/";
            return file.stream()
                    .map(java.util.zip.ZipEntry::getName)
                    .filter(name -> name.startsWith(prefix) && !name.endsWith("/"))
                    .sorted()
                    .toList();
        }

        @Override
        public Optional<byte[]> read(String name) throws IOException {
            java.util.zip.ZipEntry entry = file.getEntry(name);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream bytes = file.getInputStream(entry)) {
                return Optional.of(bytes.readAllBytes());
            }
        }
    }

    private final List<Entry> entries;

    private ClassPath(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    /**
     * Opens it.
     *
     * @param words folders, jars, {@code lib/*} for all jars of a folder, and {@code @file} for a file that holds a class path
     * @throws ModelException where one of them is not there
     */
    static ClassPath of(List<String> words, Path folder) {
        List<Entry> entries = new ArrayList<>();
        try {
            for (Path path : ClassPathWords.paths(words, folder)) {
                entries.add(Files.isDirectory(path) ? new Folder(path) : new Jar(path, new JarFile(path.toFile())));
            }
        } catch (IOException e) {
            throw new ModelException("cannot read the class path of schema.jpa: " + e.getMessage());
        }
        return new ClassPath(entries);
    }

    List<Entry> entries() {
        return entries;
    }

    /** As {@code java -cp} takes it. */
    String text() {
        return entries.stream().map(entry -> entry.path().toString()).collect(Collectors.joining(File.pathSeparator));
    }

    /** What JPA maps in these packages and below. */
    List<MappedClass> in(List<String> packages) {
        return entries.stream()
                .flatMap(entry -> packages.stream().flatMap(name -> mapped(entry, name.replace('.', '/')).stream()))
                .distinct()
                .toList();
    }

    /** What JPA maps in a folder of an entry, or in all of it. */
    static List<MappedClass> mapped(Entry entry, String below) {
        try {
            List<MappedClass> found = new ArrayList<>();
            for (String file : entry.files(below)) {
                if (file.endsWith(CLASS) && !file.startsWith("META-INF/")) {
                    entry.read(file).flatMap(MappedClass::read).ifPresent(found::add);
                }
            }
            return found;
        } catch (IOException | UncheckedIOException e) {
            throw new ModelException("cannot read " + entry.path() + " on the class path of schema.jpa: " + e);
        }
    }

    /** @throws ModelException where there is no such class, or JPA does not map it */
    MappedClass named(String name) {
        return read(name.replace('.', '/') + CLASS)
                .flatMap(MappedClass::read)
                .orElseThrow(() -> new ModelException("cannot use the entity " + name
                        + " of schema.jpa: the class path has no such class, or it is no entity, embeddable, mapped"
                        + " superclass or converter"));
    }

    Optional<byte[]> read(String file) {
        for (Entry entry : entries) {
            try {
                Optional<byte[]> bytes = entry.read(file);
                if (bytes.isPresent()) {
                    return bytes;
                }
            } catch (IOException e) {
                throw new ModelException("cannot read " + entry.path() + " on the class path of schema.jpa: " + e);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        for (Entry entry : entries) {
            if (entry instanceof Jar jar) {
                try {
                    jar.file().close();
                } catch (IOException e) {
                    // It was only read.
                }
            }
        }
    }
}
