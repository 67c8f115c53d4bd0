package dev.retort.source;

import dev.retort.revision.GraphException;
import dev.retort.revision.Origin;
import dev.retort.revision.Revision;
import dev.retort.revision.RevisionGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * A migration file that is about to be written.
 *
 * @param downRevisions full ids of the parents; none for a base
 * @param dependsOn ids and labels
 */
public record NewRevision(
        String id,
        String message,
        List<String> downRevisions,
        List<String> branchLabels,
        List<String> dependsOn,
        ZonedDateTime created) {
    private static final long TWELVE_HEX_DIGITS = 1L << 48;

    /** Twelve hexadecimal digits, as Alembic's. */
    public static String freshId(RandomGenerator random) {
        return String.format("%012x", random.nextLong(TWELVE_HEX_DIGITS));
    }

    /** The same with other words. */
    public NewRevision saying(String other) {
        return new NewRevision(id, other, downRevisions, branchLabels, dependsOn, created);
    }

    /** The file's text. */
    public String text(Sections sections) {
        String time = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(created.truncatedTo(ChronoUnit.SECONDS));
        return new HeaderText(id, downRevisions, branchLabels, dependsOn, Optional.of(time), message).text()
                + sections.text();
    }

    /**
     * Makes sure that the folder is still readable with this file in it.
     *
     * @throws SourceException where an id or a label is taken, or cannot be used
     */
    public NewRevision checked(RevisionGraph graph) {
        Revision made = new Revision(
                id, downRevisions, dependsOn, branchLabels, message, new Origin("the new revision", Map.of()));
        if (id.contains("/")) {
            throw new SourceException(List.of("the revision's id cannot hold a slash: " + id));
        }
        try {
            RevisionGraph.of(
                    Stream.concat(graph.revisions().stream(), Stream.of(made)).toList());
        } catch (GraphException e) {
            throw new SourceException(e.problems());
        }
        return this;
    }

    /**
     * Writes the file into the folder, or into its {@code versions} where there is one.
     *
     * @return the file
     * @throws SourceException where the file exists already, or the folder cannot be written
     */
    public Path write(Path folder, FileNameTemplate template, Sections sections) {
        Path versions = folder.resolve("versions");
        Path file = (Files.isDirectory(versions) ? versions : folder)
                .resolve(template.fileName(id, message, created))
                .normalize();
        try {
            if (file.getParent() != null) {
                Files.createDirectories(file.getParent());
            }
            return Files.writeString(file, text(sections), StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new SourceException(List.of("cannot write " + file + ": " + e));
        }
    }
}
