package dev.retort.operator.observe;

import static java.util.Objects.requireNonNullElse;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import java.util.TreeMap;

/** What a ConfigMap's content is recognised by. */
public final class ContentDigest {
    private static final String ANNOTATION = "retort.dev/content-digest";

    private ContentDigest() {}

    /** Of the content; or the one noted down when it was slimmed. */
    public static String of(ConfigMap configMap) {
        var noted = configMap.getMetadata().getAnnotations() == null
                ? null
                : configMap.getMetadata().getAnnotations().get(ANNOTATION);
        if (noted != null && isSlim(configMap)) {
            return noted;
        }
        var digest = new Digest();
        sorted(configMap.getData()).forEach(digest::add);
        digest.add("", "binaryData");
        sorted(configMap.getBinaryData()).forEach(digest::add);
        return digest.hex();
    }

    /** The same ConfigMap with its digest in place of its content: an operator for a whole cluster sees them all. */
    public static ConfigMap slim(ConfigMap configMap) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(configMap.getMetadata().getNamespace())
                .withName(configMap.getMetadata().getName())
                .withUid(configMap.getMetadata().getUid())
                .withResourceVersion(configMap.getMetadata().getResourceVersion())
                .withCreationTimestamp(configMap.getMetadata().getCreationTimestamp())
                .addToAnnotations(ANNOTATION, of(configMap))
                .endMetadata()
                .build();
    }

    private static boolean isSlim(ConfigMap configMap) {
        return sorted(configMap.getData()).isEmpty()
                && sorted(configMap.getBinaryData()).isEmpty()
                && configMap.getMetadata().getManagedFields().isEmpty();
    }

    private static Map<String, String> sorted(Map<String, String> map) {
        return new TreeMap<>(requireNonNullElse(map, Map.of()));
    }
}
