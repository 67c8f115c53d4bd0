package dev.retort.operator.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.retort.operator.api.Migrations;
import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Finds out whether the migrations are there, and what they are recognised by. */
public final class SourceReader {
    private SourceReader() {}

    /** The ConfigMaps are asked for by name; only their content's digest is looked at. */
    public static Source read(Migrations migrations, Function<String, Optional<ConfigMap>> configMaps) {
        var image = migrations.image();
        if (image != null) {
            return new Source.Found(image.reference());
        }
        return migrations.inline().isEmpty() ? ofConfigMaps(migrations, configMaps) : ofInline(migrations.inline());
    }

    private static Source ofConfigMaps(Migrations migrations, Function<String, Optional<ConfigMap>> configMaps) {
        var missing = migrations.configMaps().stream()
                .map(Migrations.ConfigMapSource::name)
                .filter(name -> configMaps.apply(name).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            return new Source.Missing(missing);
        }
        var digest = new Digest();
        migrations
                .configMaps()
                .forEach(source -> digest.add(
                        source.name(),
                        ContentDigest.of(configMaps
                                .apply(source.name())
                                .orElseThrow(
                                        () -> new IllegalStateException("a ConfigMap went away while it was read")))));
        return new Source.Found("sha256:" + digest.hex());
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
        var digest = new Digest();
        files.forEach(digest::add);
        return new Source.Found("sha256:" + digest.hex());
    }
}
