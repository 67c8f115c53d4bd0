package dev.retort.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that Alembic 1.20.1 was asked, and what it did.
 *
 * @param start the version table's rows before; null where there is no such table
 * @param steps {@code +id} and {@code -id}
 * @param rows the rows after
 * @param error {@code Type: text}; null where it succeeded
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record OracleCase(
        String name,
        List<Node> revisions,
        @Nullable List<String> start,
        String command,
        List<String> steps,
        @Nullable List<String> rows,
        @Nullable String error,
        List<String> out,
        boolean internal) {
    record Node(String id, List<String> down, List<String> deps, List<String> labels) {}

    private static final Path FILE = Path.of("../shared/alembic/oracle.json");

    OracleCase {
        out = Objects.requireNonNullElse(out, List.of());
    }

    /** The rows before; none where there is no table. */
    List<String> rowsBefore() {
        return Objects.requireNonNullElse(start, List.of());
    }

    /** All of them; none where the file is absent. */
    static List<OracleCase> all() {
        if (!Files.exists(FILE)) {
            return List.of();
        }
        try {
            return new ObjectMapper().readValue(FILE.toFile(), new TypeReference<List<OracleCase>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RevisionGraph graph() {
        return RevisionGraph.of(revisions.stream()
                .map(node -> new Revision(
                        node.id(),
                        node.down(),
                        node.deps(),
                        node.labels(),
                        node.id(),
                        new Origin(node.id() + ".sql", Map.of("revision", 1))))
                .toList());
    }

    /** The command's words, without the verb and without the {@code --} that Alembic needs before a minus. */
    List<String> arguments() {
        List<String> words = List.of(command.strip().split(" +"));
        return words.subList(1, words.size()).stream()
                .filter(word -> !word.equals("--"))
                .toList();
    }

    String verb() {
        return command.strip().split(" +")[0];
    }

    @Override
    public String toString() {
        return name + ": " + command + " from " + start;
    }
}
