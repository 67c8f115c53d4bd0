package dev.retort.cli;

import dev.retort.engine.RollbackPolicy;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The root command: puts the others together. */
@Command(
        name = "retort",
        mixinStandardHelpOptions = true,
        version = "retort 0.1.0",
        description = "Migrates PostgreSQL, up and back, to the revision that you name.",
        footer = {
            "",
            "'retort operator' runs the Kubernetes operator.",
            "Flags can stand in the environment (RETORT_URL) and in retort.toml (url = ...).",
            "Exit codes: 0 done, 1 a migration failed, 2 wrong usage or unreadable migrations,",
            "3 the database cannot be reached or is busy, 4 refused by policy."
        })
public final class Retort {
    private static final int WIDTH = 100;
    private static final int MINIMUM_WIDTH = 55; // picocli's

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "the configuration (default: retort.toml in the working folder, where there is one)")
    @Nullable
    Path config;

    @Option(
            names = {"-n", "--name"},
            paramLabel = "SECTION",
            description = "the section of the configuration that goes first, where it speaks of several databases")
    @Nullable
    String name;

    @Option(
            names = {"-q", "--quiet"},
            description = "tell results and errors alone, and nothing on the way")
    boolean quiet;

    private final Path folder;

    private Retort(Path folder) {
        this.folder = folder;
    }

    /** Runs one command of this process and returns its exit code. */
    public static int run(String... args) {
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                Optional.ofNullable(System.console())
                        .filter(java.io.Console::isTerminal)
                        .filter(console -> !"dumb".equals(System.getenv("TERM")))
                        .isPresent(),
                () -> Optional.ofNullable(System.console()).map(java.io.Console::readLine),
                System.getenv(),
                Path.of(""),
                args);
    }

    /** Runs one command. The working folder is where {@code retort.toml} is looked for. */
    public static int run(
            PrintWriter out, PrintWriter err, Map<String, String> environment, Path folder, String... args) {
        return run(out, err, false, Optional::empty, environment, folder, args);
    }

    /** Runs one command, which a person may watch and answer. */
    static int run(
            PrintWriter out,
            PrintWriter err,
            boolean terminal,
            Supplier<Optional<String>> answers,
            Map<String, String> environment,
            Path folder,
            String... args) {
        Retort root = new Retort(folder);
        Console console = new Console(out, err, terminal, () -> root.quiet, answers);
        String[] words = NegativeTargets.shielded(args);
        CommandLine line = root.commands(console, environment, words);
        line.setOut(out);
        line.setErr(err);
        Problems problems = new Problems(console, environment, words);
        line.setExecutionExceptionHandler(problems);
        line.setParameterExceptionHandler(problems);
        if (args.length == 0) {
            line.usage(out);
            return 2;
        }
        return line.execute(words);
    }

    /** The commands of a process that is only asked what it can do. */
    static CommandLine commands(Console console, Map<String, String> environment, Path folder) {
        return new Retort(folder).commands(console, environment);
    }

    private CommandLine commands(Console console, Map<String, String> environment, String... words) {
        SecureRandom random = new SecureRandom();
        Surroundings surroundings = new Surroundings(console, folder, environment, random, this::configuration);
        int width = width(environment);
        CommandLine line = new CommandLine(this);
        new Commands(surroundings, width).named(words).forEach(line::addSubcommand);
        line.registerConverter(Duration.class, new DurationConverter());
        line.registerConverter(ByteSize.class, ByteSize::parse);
        line.registerConverter(RollbackPolicy.class, Retort::policy);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setDefaultValueProvider(new Defaults(environment, this::configuration));
        line.setUsageHelpWidth(Math.max(MINIMUM_WIDTH, Math.min(WIDTH, width)));
        addHelp(line);
        return line;
    }

    private static void addHelp(CommandLine line) {
        line.getSubcommands().values().forEach(sub -> {
            sub.getCommandSpec().mixinStandardHelpOptions(true);
            addHelp(sub);
        });
    }

    private Configuration configuration() {
        Path file = folder.resolve(config == null ? Path.of(Configuration.FILE) : config);
        return Configuration.read(file, config != null, Optional.ofNullable(name));
    }

    /** As the shell says; programs that are not told take a usual one. */
    private static int width(Map<String, String> environment) {
        String columns = environment.getOrDefault("COLUMNS", "");
        return columns.matches("[1-9]\\d{0,3}") ? Integer.parseInt(columns) : WIDTH;
    }

    private static RollbackPolicy policy(String text) {
        return Arrays.stream(RollbackPolicy.values())
                .filter(policy -> policy.toString().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("\"" + text + "\" is none of when-lowered, always and never"));
    }
}
