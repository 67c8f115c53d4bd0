package dev.retort.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a flag that is not given stands for: {@code RETORT_…} of the environment, then {@code retort.toml}. */
final class Defaults implements IDefaultValueProvider {
    /** Flags that are about one call and no setting; RETORT_VERSION may well mean something else, and --all drops all. */
    private static final Set<String> NEVER = Set.of("help", "version", "all", "older-than", "over", "done", "not-done");

    /** Where the configuration is cannot stand in the configuration. */
    private static final Set<String> OUTSIDE_THE_FILE = Set.of("config", "name");

    private final Map<String, String> environment;
    private final Supplier<Configuration> read;
    private @Nullable Configuration configuration;

    /**
     * @param read asked once, and only after the flags before the command were read
     */
    Defaults(Map<String, String> environment, Supplier<Configuration> read) {
        this.environment = environment;
        this.read = read;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return argument.defaultValue();
        }
        String name = option.longestName().replaceFirst("^--", "");
        if (NEVER.contains(name)) {
            return option.defaultValue();
        }
        return Optional.ofNullable(
                        environment.get("RETORT_" + name.replace('-', '_').toUpperCase(Locale.ROOT)))
                .or(() -> OUTSIDE_THE_FILE.contains(name)
                        ? Optional.empty()
                        : configuration().value(name))
                .orElse(option.defaultValue());
    }

    private Configuration configuration() {
        if (configuration == null) {
            configuration = read.get();
        }
        return configuration;
    }
}
