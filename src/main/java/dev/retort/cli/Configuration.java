package dev.retort.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * What {@code retort.toml} says. Its keys are the flags' names with underscores.
 *
 * @param file where it stands, or would
 * @param top the file's root
 * @param section what goes before it: the section that {@code --name} chose, or nothing
 */
record Configuration(Path file, JsonNode top, JsonNode section) {
    static final String FILE = "retort.toml";

    /**
     * Reads the file.
     *
     * @param required whether its absence is an error, since somebody named it
     * @throws UsageException where it cannot be read or has no such section
     */
    static Configuration read(Path file, boolean required, Optional<String> name) {
        JsonNode top = parse(file, required);
        JsonNode section = new TomlMapper().createObjectNode();
        if (name.isPresent()) {
            section = top.path(name.get());
            if (!section.isObject()) {
                String sections = StreamSupport.stream(((Iterable<String>) top::fieldNames).spliterator(), false)
                        .filter(key -> top.path(key).isObject())
                        .collect(Collectors.joining(", "));
                throw new UsageException(file + " has no section [" + name.get() + "]"
                        + (sections.isEmpty() ? "; it has none at all" : "; it has " + sections));
            }
        }
        return new Configuration(file, top, section);
    }

    private static JsonNode parse(Path file, boolean required) {
        TomlMapper mapper = new TomlMapper();
        if (!required && !Files.exists(file)) {
            return mapper.createObjectNode();
        }
        try {
            return mapper.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new UsageException("cannot read " + file + where + ": " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UsageException("cannot read " + file + ": " + e);
        }
    }

    /**
     * The value of a flag. Several paths or names stand in an array, names with values in a table; {@code --lint-disable} can stand
     * in a table too, as {@code lint.disable}.
     */
    Optional<String> value(String flag) {
        JsonNode own = find(section, flag);
        JsonNode value = own.isMissingNode() ? find(top, flag) : own;
        if (value.isArray()) {
            return Optional.of(StreamSupport.stream(value.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(File.pathSeparator)));
        }
        if (value.isObject()) {
            return Optional.of(value.propertyStream()
                    .map(entry -> entry.getKey() + "=" + entry.getValue().asText())
                    .collect(Collectors.joining(File.pathSeparator)));
        }
        return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static JsonNode find(JsonNode table, String flag) {
        String key = flag.replace('-', '_');
        int first = key.indexOf('_');
        return table.has(key) || first < 0
                ? table.path(key)
                : table.path(key.substring(0, first)).path(key.substring(first + 1));
    }

    /** Where the wanted schema comes from. */
    ModelSettings model() {
        JsonNode schema = section.has("schema") ? section.path("schema") : top.path("schema");
        Path folder = file.toAbsolutePath().getParent();
        return new ModelSettings(schema, folder == null ? file : folder);
    }
}
