package dev.retort.revision;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
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
public record OracleCase(
        String name,
        List<Node> revisions,
        @Nullable List<String> start,
        String command,
        List<String> steps,
        @Nullable List<String> rows,
        @Nullable String error,
        List<String> out,
        @JsonProperty("out_unordered") List<String> unordered,
        List<Made> created,
        boolean internal) {
    public record Node(String id, List<String> down, List<String> deps, List<String> labels) {}

    private static final Pattern LISTED = Pattern.compile("^Rev: (\\w+)|^\\S.* -> (\\w+)");
    private static final Path FILE = Path.of("../shared/alembic/oracle.json");

    public OracleCase {
        out = Objects.requireNonNullElse(out, List.of());
        unordered = Objects.requireNonNullElse(unordered, List.of());
    }

    /** A file that was made. A single name stands alone, several in a list, and none is null. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Made(
            @JsonProperty("down_revision") JsonNode downRevision,
            @JsonProperty("branch_labels") JsonNode branchLabels,
            @JsonProperty("depends_on") JsonNode dependsOn) {
        String text() {
            return text(list(downRevision), list(branchLabels), list(dependsOn));
        }

        static String text(List<String> down, List<String> labels, List<String> dependencies) {
            return "down " + new TreeSet<>(down) + " labels " + labels + " depends " + new TreeSet<>(dependencies);
        }

        private static List<String> list(JsonNode node) {
            return node.isTextual()
                    ? List.of(node.asText())
                    : StreamSupport.stream(node.spliterator(), false)
                            .map(JsonNode::asText)
                            .toList();
        }
    }

    /** What is given to an option, each time it stands there. */
    List<String> option(String name) {
        List<String> words = arguments();
        return IntStream.range(1, words.size())
                .filter(i -> words.get(i - 1).equals(name))
                .mapToObj(words::get)
                .toList();
    }

    /** The arguments that belong to no option. */
    List<String> places() {
        List<String> words = arguments();
        return IntStream.range(0, words.size())
                .filter(i -> !words.get(i).startsWith("-"))
                .filter(i -> i == 0
                        || !words.get(i - 1).startsWith("-")
                        || words.get(i - 1).equals("--splice"))
                .mapToObj(words::get)
                .toList();
    }

    /** The ids that a listing printed, one line or a paragraph each. */
    List<String> listed() {
        return Stream.concat(out.stream(), unordered.stream())
                .map(LISTED::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                .toList();
    }

    /** The rows before; none where there is no table. */
    public List<String> rowsBefore() {
        return Objects.requireNonNullElse(start, List.of());
    }

    /** All of them; none where the file is absent. */
    public static List<OracleCase> all() {
        if (!Files.exists(FILE)) {
            return List.of();
        }
        try {
            return new ObjectMapper().readValue(FILE.toFile(), new TypeReference<List<OracleCase>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public RevisionGraph graph() {
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
    public List<String> arguments() {
        List<String> words = List.of(command.strip().split(" +"));
        return words.subList(1, words.size()).stream()
                .filter(word -> !word.equals("--"))
                .toList();
    }

    public String verb() {
        return command.strip().split(" +")[0];
    }

    @Override
    public String toString() {
        return name + ": " + command + " from " + start;
    }
}
