package dev.retort.operator.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retort.operator.api.Migrations;
import dev.retort.report.SourceDigest;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Finds out whether the migrations are there, and what they are recognised by. */
public final class SourceReader {
    private SourceReader() {}

    /** The ConfigMaps are asked for by name; only the digests of their files are looked at. */
    public static Source read(Migrations migrations, Function<String, Optional<ConfigMap>> configMaps) {
        var image = migrations.image();
        if (image != null) {
            return new Source.Found(image.reference());
        }
        return migrations.inline().isEmpty() ? ofConfigMaps(migrations, configMaps) : ofInline(migrations.inline());
    }

    private static Source ofConfigMaps(Migrations migrations, Function<String, Optional<ConfigMap>> configMaps) {
        var names = migrations.configMaps().stream()
                .map(Migrations.ConfigMapSource::name)
                .distinct()
                .toList();
        var missing =
                names.stream().filter(name -> configMaps.apply(name).isEmpty()).toList();
        return missing.isEmpty() ? merged(names, configMaps) : new Source.Missing(missing);
    }

    /** Of two files of one name the kubelet would mount the last, and nobody would hear of the other. */
    private static Source merged(List<String> names, Function<String, Optional<ConfigMap>> configMaps) {
        var files = new TreeMap<String, String>();
        var holders = new TreeMap<String, String>();
        for (var name : names) {
            for (var file : files(configMaps.apply(name)).entrySet()) {
                var other = holders.put(file.getKey(), name);
                if (other != null) {
                    return new Source.Unusable(
                            "ConfigMaps %s and %s both hold %s, and only one of the two would be mounted: rename or remove one"
                                    .formatted(other, name, file.getKey()));
                }
                files.put(file.getKey(), file.getValue());
            }
        }
        return new Source.Found(SourceDigest.of(files));
    }

    private static Map<String, String> files(Optional<ConfigMap> configMap) {
        return configMap.map(ConfigMapFiles::of).orElseGet(TreeMap::new);
    }

    /** The schema counts characters; Kubernetes counts the bytes of a pod's annotations. */
    private static Source ofInline(Map<String, String> files) {
        var bytes = files.values().stream()
                .mapToInt(text -> text.getBytes(UTF_8).length)
                .sum();
        if (bytes > Migrations.MAX_INLINE_BYTES) {
            return new Source.Unusable("migrations.inline holds %d bytes, more than the %d that a pod can carry: use"
                            .formatted(bytes, Migrations.MAX_INLINE_BYTES)
                    + " configMaps or image");
        }
        var digests = new TreeMap<String, String>();
        files.forEach((name, text) -> digests.put(name, SourceDigest.ofFile(text.getBytes(UTF_8))));
        return new Source.Found(SourceDigest.of(digests));
    }
}
