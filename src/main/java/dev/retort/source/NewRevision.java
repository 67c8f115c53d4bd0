package dev.retort.source;

import dev.retort.revision.Identifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A migration file that is about to be written.
 *
 * @param downRevisions full ids of the parents; none for a base
 */
public record NewRevision(
        String id,
        String message,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        Instant created) {
    private static final int LONGEST_SLUG = 40;
    private static final long TWELVE_HEX_DIGITS = 1L << 48;

    /** Twelve hexadecimal digits, as Alembic's. */
    public static String freshId(RandomGenerator random) {
        return String.format("%012x", random.nextLong(TWELVE_HEX_DIGITS));
    }

    /** The file's name: {@code <revision>_<slug>.sql}. */
    public String fileName() {
        String slug = message.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_|_$", "");
        int end = Math.min(slug.length(), LONGEST_SLUG);
        return slug.isEmpty() ? id + ".sql" : id + "_" + slug.substring(0, end).replaceAll("_$", "") + ".sql";
    }

    String text() {
        return """
                -- revision: %s
                -- down_revision:%s
                %s%s-- created: %s
                -- message: %s

                -- migrate:up


                -- migrate:down

                """.formatted(
                        id,
                        downRevisions.isEmpty() ? "" : " " + String.join(", ", downRevisions),
                        optional("branch_labels", branchLabels),
                        optional("depends_on", dependsOn),
                        created.truncatedTo(ChronoUnit.SECONDS),
                        message.replaceAll("\\s+", " ").strip());
    }

    private static String optional(String key, List<String> values) {
        return values.isEmpty() ? "" : "-- " + key + ": " + String.join(", ", values) + "\n";
    }

    /**
     * Writes the file into the folder, or into its {@code versions} where there is one.
     *
     * @return the file
     * @throws SourceException where the file exists already, a name cannot be used, or the folder cannot be written
     */
    public Path write(Path folder) {
        for (String name : branchLabels) {
            check("branch label", name);
        }
        check("revision's id", id);
        Path versions = folder.resolve("versions");
        Path file = (Files.isDirectory(versions) ? versions : folder).resolve(fileName());
        try {
            return Files.writeString(file, text(), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new SourceException(List.of("cannot write " + file + ": " + e));
        }
    }

    private static void check(String what, String name) {
        Optional<String> problem = Identifiers.problem(name);
        if (problem.isPresent() || name.contains("/")) {
            throw new SourceException(List.of("the " + what + " " + problem.orElse("cannot hold a slash: " + name)));
        }
    }
}
