package dev.retort.source;

import dev.retort.sql.LineComments;
import java.util.regex.Pattern;

/** One file by itself, apart from the graph that it belongs to. */
public final class MigrationFile {
    private static final Pattern MARK = Pattern.compile("\\s*(revision\\s*:|migrate:(up|down)\\b).*");

    private MigrationFile() {}

    /**
     * Reads a migration.
     *
     * @throws SourceException with everything that is wrong with it
     */
    public static Migration read(String name, byte[] bytes) {
        return MigrationParser.parse(name, FileText.of(bytes, name));
    }

    /**
     * Reads a file's text.
     *
     * @throws SourceException where it is not UTF-8
     */
    public static String text(String name, byte[] bytes) {
        return FileText.of(bytes, name);
    }

    /** Whether a text has a mark of a migration: the key {@code revision} or the marker of a section. */
    public static boolean isMigration(String text) {
        return LineComments.of(text).stream()
                .anyMatch(comment -> MARK.matcher(comment.text()).matches());
    }
}
