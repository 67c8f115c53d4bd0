package dev.retort.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.database.DatabaseUrl;
import dev.retort.engine.Side;
import dev.retort.model.Model;
import dev.retort.sql.Times;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The section {@code schema} of the configuration: where the wanted schema comes from.
 *
 * @param folder that of the configuration, against which its paths are read
 */
record ModelSettings(JsonNode schema, Path folder) {
    private static final String SOURCES = "schema.files, schema.command, schema.url or schema.jpa";
    private static final Duration COMMAND_LIMIT = Duration.ofMinutes(5);

    /** @throws UsageException where it names none or several, or what it says cannot be understood */
    Side side() {
        Set<String> unknown = new TreeSet<>();
        List<String> named = new ArrayList<>();
        schema.fieldNames().forEachRemaining(key -> {
            if (Set.of("files", "command", "url", "jpa").contains(key)) {
                named.add(key);
            } else if (!key.equals("command_timeout")) {
                unknown.add("schema." + key);
            }
        });
        if (!unknown.isEmpty()) {
            throw new UsageException("unknown in retort.toml: " + String.join(", ", unknown) + "; there are " + SOURCES
                    + ", and schema.command_timeout");
        }
        if (named.size() != 1) {
            throw new UsageException(
                    named.isEmpty()
                            ? "cannot tell the model: retort.toml names no schema; name one of " + SOURCES
                            : "cannot tell the model: retort.toml names several, schema."
                                    + String.join(", schema.", named) + "; keep one");
        }
        return switch (named.getFirst()) {
            case "files" ->
                new Side.Wanted(new Model.Files(
                        texts("files").stream().map(folder::resolve).toList()));
            case "command" -> new Side.Wanted(new Model.Command(texts("command"), folder, limit()));
            case "url" -> new Side.Live(DatabaseUrl.parse(schema.path("url").asText(), System.getenv()));
            default -> new Side.Wanted(new JpaSettings(schema.path("jpa"), folder, limit()).entities());
        };
    }

    private List<String> texts(String key) {
        return texts(schema.path(key), "schema." + key);
    }

    static List<String> texts(JsonNode value, String key) {
        List<String> texts = new ArrayList<>();
        value.forEach(text -> texts.add(text.asText()));
        if (value.isTextual()) {
            texts.add(value.asText());
        }
        if (texts.isEmpty() || texts.contains("")) {
            throw new UsageException(
                    "cannot read " + key + " of retort.toml; write a list of texts, such as [\"one\", \"two\"]");
        }
        return texts;
    }

    private Duration limit() {
        JsonNode value = schema.path("command_timeout");
        return value.isMissingNode()
                ? COMMAND_LIMIT
                : Times.read(value.asText())
                        .orElseThrow(() -> new UsageException("schema.command_timeout of retort.toml is \""
                                + value.asText() + "\", which is not a time; write 30s or 10m"));
    }
}
