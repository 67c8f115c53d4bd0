package dev.retort.operator.api;

import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Where the migration files come from. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "(has(self.configMaps) ? 1 : 0) + (has(self.image) ? 1 : 0) + (has(self.inline) ? 1 : 0) == 1",
        message = "migrations needs exactly one of configMaps, image and inline")
public record Migrations(
        @JsonPropertyDescription(
                "ConfigMaps of this namespace; their keys that end in .sql are the files' names. No two may hold the same"
                        + " file. When a file changes, the change is applied without any other touch.")
        @Size(min = 1, max = 16)
        List<ConfigMapSource> configMaps,

        @JsonPropertyDescription("A container image that holds the files, usually the application's own.") @Nullable
        ImageSource image,

        @JsonPropertyDescription(
                "The files themselves: the name of each, ending in .sql, and its text. Together at most 200 KiB.")
        @Size(min = 1, max = 64)
        @ValidationRule(
                value = "self.all(name, name.matches('^[A-Za-z0-9][-A-Za-z0-9_.]{0,58}[.]sql$'))",
                message = "the names in migrations.inline must end in .sql, begin with a letter or digit, have only"
                        + " letters, digits, '-', '_' and '.', and be at most 63 characters long")
        @ValidationRule(
                value = "self.map(name, size(self[name])).sum() <= 204800",
                message = "migrations.inline is larger than 200 KiB: use configMaps or image")
        Map<String, @Size(max = 204800) String> inline) {

    public static final int MAX_INLINE_BYTES = 200 * 1024;

    public Migrations {
        configMaps = List.copyOf(requireNonNullElseGet(configMaps, List::of));
        inline = Collections.unmodifiableMap(new TreeMap<>(requireNonNullElseGet(inline, Map::of)));
    }

    /** A ConfigMap of the resource's namespace. */
    public record ConfigMapSource(
            @JsonPropertyDescription("Name of the ConfigMap.")
            @Required
            @Size(min = 1, max = 253)
            @ValidationRule(
                    value = "self.matches('^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$')",
                    message = "configMaps.name must be the name of a ConfigMap: lower-case letters, digits, '-' and"
                            + " '.'")
            String name) {}

    /** Files in an image. */
    public record ImageSource(
            @JsonPropertyDescription(
                    "The image, best by digest. An init container runs cp in it to take the files out, so it needs a"
                            + " cp command and must be able to run as user 65532, or as the user that the operator is set"
                            + " up with.")
            @Required
            @Size(min = 1, max = 512)
            @ValidationRule(
                    value = "self.matches('^[A-Za-z0-9][-A-Za-z0-9._/:@]*$')",
                    message = "image.reference must be an image such as registry.example/shop@sha256:…")
            String reference,

            @JsonPropertyDescription("The folder in the image, absolute.")
            @Default(ImageSource.DEFAULT_PATH)
            @Size(min = 1, max = 512)
            @ValidationRule(
                    value = "self.matches('^/[^\\\\p{Cc}]*$')",
                    message = "image.path must be absolute: it begins with '/'")
            String path) {
        public static final String DEFAULT_PATH = "/migrations";

        public ImageSource {
            path = requireNonNullElse(path, DEFAULT_PATH);
        }
    }
}
