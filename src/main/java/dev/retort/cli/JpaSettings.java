package dev.retort.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.retort.model.Entities;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The section {@code schema.jpa} of the configuration.
 *
 * @param folder that of the configuration, against which its paths are read
 * @param limit how long the export may take
 */
record JpaSettings(JsonNode jpa, Path folder, Duration limit) {
    private static final Set<String> KEYS =
            Set.of("class_path", "packages", "entities", "persistence_unit", "settings");

    /** @throws UsageException where a key is unknown or wanting */
    Entities entities() {
        jpa.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new UsageException("unknown in retort.toml: schema.jpa." + key
                        + "; there are class_path, packages, entities, persistence_unit and settings");
            }
        });
        if (!jpa.has("class_path")
                || Set.of("packages", "entities", "persistence_unit").stream().noneMatch(jpa::has)) {
            throw new UsageException("schema.jpa of retort.toml needs class_path, and one of packages, entities and"
                    + " persistence_unit");
        }
        return new Entities(
                texts("class_path"),
                texts("packages"),
                texts("entities"),
                Optional.of(jpa.path("persistence_unit").asText()).filter(name -> !name.isEmpty()),
                settings(),
                folder,
                limit);
    }

    private List<String> texts(String key) {
        return jpa.has(key) ? ModelSettings.texts(jpa.path(key), "schema.jpa." + key) : List.of();
    }

    /** A key with dots may stand in quotes, or as tables. */
    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>();
        add(settings, "", jpa.path("settings"));
        return settings;
    }

    private static void add(Map<String, String> settings, String prefix, JsonNode node) {
        node.properties().forEach(entry -> {
            String name = prefix + entry.getKey();
            if (entry.getValue().isObject()) {
                add(settings, name + ".", entry.getValue());
            } else {
                settings.put(name, entry.getValue().asText());
            }
        });
    }
}
