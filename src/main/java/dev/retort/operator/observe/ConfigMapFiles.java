package dev.retort.operator.observe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import dev.retort.report.SourceDigest;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** The migrations in a ConfigMap, each by its digest. */
public final class ConfigMapFiles {
    private static final String SLIM = "retort.dev/slim";

    private ConfigMapFiles() {}

    /** Key to digest; of the content, or as noted down when it was slimmed. Other keys are nothing to the engine. */
    public static SortedMap<String, String> of(ConfigMap configMap) {
        var files = new TreeMap<String, String>();
        if (isSlim(configMap)) {
            files.putAll(orEmpty(configMap.getData()));
            return files;
        }
        add(files, configMap.getData(), text -> text.getBytes(UTF_8));
        add(files, configMap.getBinaryData(), Base64.getDecoder()::decode);
        return files;
    }

    /** The same ConfigMap with digests in place of its content: an operator for a whole cluster sees them all. */
    static ConfigMap slim(ConfigMap configMap) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(configMap.getMetadata().getNamespace())
                .withName(configMap.getMetadata().getName())
                .withUid(configMap.getMetadata().getUid())
                .withResourceVersion(configMap.getMetadata().getResourceVersion())
                .withCreationTimestamp(configMap.getMetadata().getCreationTimestamp())
                .addToAnnotations(SLIM, "true")
                .endMetadata()
                .withData(of(configMap))
                .build();
    }

    private static void add(Map<String, String> files, Map<String, String> data, Function<String, byte[]> bytes) {
        orEmpty(data).forEach((key, content) -> {
            if (SourceDigest.counts(key)) {
                files.put(key, SourceDigest.ofFile(bytes.apply(content)));
            }
        });
    }

    /** A user's ConfigMap may carry the annotation, but none comes from the API server without managed fields. */
    private static boolean isSlim(ConfigMap configMap) {
        return configMap.getMetadata().getManagedFields().isEmpty()
                && orEmpty(configMap.getMetadata().getAnnotations()).containsKey(SLIM);
    }

    private static Map<String, String> orEmpty(Map<String, String> map) {
        return requireNonNullElse(map, Map.of());
    }
}
