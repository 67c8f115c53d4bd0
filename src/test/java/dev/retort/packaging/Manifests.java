package dev.retort.packaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Kubernetes objects, as read from YAML. */
record Manifests(List<JsonNode> objects) {
    private static final YAMLMapper YAML = new YAMLMapper();

    static Manifests parse(String yaml) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml)) {
            return new Manifests(
                    documents.readAll().stream().filter(JsonNode::isObject).toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Not YAML: " + yaml, e);
        }
    }

    static Manifests read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }

    /** Every YAML file below a folder. */
    static Manifests readAll(Path folder) {
        try (var files = Files.walk(folder)) {
            return new Manifests(files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .flatMap(file -> read(file).objects().stream())
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot list " + folder, e);
        }
    }

    List<JsonNode> ofKind(String kind) {
        return objects.stream()
                .filter(object -> object.path("kind").asText().equals(kind))
                .toList();
    }

    /** The object as {@code Kind/name}, or a missing node. */
    JsonNode get(String kindAndName) {
        return objects.stream()
                .filter(object -> id(object).equals(kindAndName))
                .findFirst()
                .orElse(YAML.missingNode());
    }

    List<String> ids() {
        return objects.stream().map(Manifests::id).toList();
    }

    /** The specs of all pods that these objects make. */
    List<JsonNode> pods() {
        return objects.stream()
                .map(object -> object.at("/spec/template/spec"))
                .filter(spec -> spec.has("containers"))
                .toList();
    }

    /** The rules of all Roles and ClusterRoles. */
    List<JsonNode> rules() {
        return Stream.of("Role", "ClusterRole")
                .flatMap(kind -> ofKind(kind).stream())
                .<JsonNode>mapMulti((role, rules) -> role.path("rules").forEach(rules))
                .toList();
    }

    private static String id(JsonNode object) {
        return object.path("kind").asText() + "/" + object.at("/metadata/name").asText();
    }
}
