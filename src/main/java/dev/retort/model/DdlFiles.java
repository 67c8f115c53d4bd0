package dev.retort.model;

import dev.retort.sql.Script;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads files of DDL, such as people or {@code pg_dump -s} write them. */
final class DdlFiles {
    private static final Pattern FOR_PSQL = Pattern.compile("(?m)^\\\\(restrict|unrestrict|connect)\\b.*$");
    private static final Pattern MIGRATION = Pattern.compile("(?m)^-- migrate:up\\b");

    private DdlFiles() {}

    static List<Script> read(List<Path> paths) {
        return paths.stream()
                .flatMap(path -> files(path).stream())
                .map(DdlFiles::script)
                .toList();
    }

    private static List<Path> files(Path path) {
        if (!Files.exists(path)) {
            throw new ModelException("cannot read the schema: there is no file or folder " + path);
        }
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> below = Files.walk(path, FileVisitOption.FOLLOW_LINKS)) {
            List<Path> found = below.filter(file -> file.toString().endsWith(".sql") && isPlain(path.relativize(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new ModelException("cannot read the schema: the folder " + path + " holds no *.sql file");
            }
            return found;
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new ModelException("cannot read the schema: the folder " + path + " cannot be read: " + e);
        }
    }

    private static boolean isPlain(Path below) {
        for (Path part : below) {
            if (part.toString().startsWith(".")) {
                return false;
            }
        }
        return true;
    }

    private static Script script(Path file) {
        try {
            return script(file.toString(), Files.readString(file));
        } catch (CharacterCodingException e) {
            throw new ModelException("cannot read the schema: " + file + " is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new ModelException("cannot read the schema: " + e);
        }
    }

    /** @param name for the places of errors */
    static Script script(String name, String text) {
        if (MIGRATION.matcher(text).find()) {
            throw new ModelException("cannot read the schema: " + name
                    + " is a migration, which leads both ways; name what the migrations make as revision:head");
        }
        return new Script(name, FOR_PSQL.matcher(text).replaceAll(""), 1, false);
    }
}
