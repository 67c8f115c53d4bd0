package dev.retort.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a flag that is not given stands for: {@code RETORT_…} of the environment, then {@code retort.toml}. */
final class Defaults implements IDefaultValueProvider {
    private final Map<String, String> environment;
    private final Path file;
    private @Nullable JsonNode configuration;

    Defaults(Map<String, String> environment, Path file) {
        this.environment = environment;
        this.file = file;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) throws IOException {
        if (!(argument instanceof OptionSpec option)) {
            return argument.defaultValue();
        }
        String name = option.longestName().replaceFirst("^--", "");
        return Optional.ofNullable(
                        environment.get("RETORT_" + name.replace('-', '_').toUpperCase(Locale.ROOT)))
                .or(() -> configured(name))
                .orElse(option.defaultValue());
    }

    private Optional<String> configured(String name) {
        JsonNode value = configuration().path(name.replace('-', '_'));
        return value.isValueNode() ? Optional.of(value.asText()) : Optional.empty();
    }

    private JsonNode configuration() {
        if (configuration == null) {
            try {
                TomlMapper mapper = new TomlMapper();
                configuration = Files.exists(file) ? mapper.readTree(file.toFile()) : mapper.createObjectNode();
            } catch (IOException e) {
                throw new UsageException("cannot read " + file + ": " + e.getMessage());
            }
        }
        return configuration;
    }
}
