package dev.retort.cli;

import dev.retort.engine.RollbackPolicy;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
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

    private final Path folder;

    private Retort(Path folder) {
        this.folder = folder;
    }

    /** Runs one command of this process and returns its exit code. */
    public static int run(String... args) {
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                System.getenv(),
                Path.of(""),
                args);
    }

    /** Runs one command. The working folder is where {@code retort.toml} is looked for. */
    public static int run(
            PrintWriter out, PrintWriter err, Map<String, String> environment, Path folder, String... args) {
        Console console = new Console(out, err);
        String[] words = NegativeTargets.shielded(args);
        CommandLine line = commands(console, environment, folder);
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

    static CommandLine commands(Console console, Map<String, String> environment, Path folder) {
        FileWriter writer = new FileWriter(console, Clock.systemUTC(), new SecureRandom());
        Retort root = new Retort(folder);
        CommandLine line = new CommandLine(root)
                .addSubcommand(new GotoCommand(console))
                .addSubcommand(new UpgradeCommand(console))
                .addSubcommand(new DowngradeCommand(console))
                .addSubcommand(new PlanCommand(console))
                .addSubcommand(new StampCommand(console))
                .addSubcommand(new CurrentCommand(console))
                .addSubcommand(new HistoryCommand(console))
                .addSubcommand(new HeadsCommand(console))
                .addSubcommand(new BranchesCommand(console))
                .addSubcommand(new ShowCommand(console))
                .addSubcommand(new EditCommand(console, environment))
                .addSubcommand(new InitCommand(console, folder))
                .addSubcommand(new ListTemplatesCommand(console))
                .addSubcommand(new RevisionCommand(writer))
                .addSubcommand(new MergeCommand(writer))
                .addSubcommand(new EnsureVersionCommand(console))
                .addSubcommand(new CommandLine(new ImportCommand())
                        .addSubcommand(new ImportAlembicCommand(console, folder, new SecureRandom())))
                .addSubcommand(new CompletionCommand(console));
        line.registerConverter(Duration.class, new DurationConverter());
        line.registerConverter(RollbackPolicy.class, Retort::policy);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setDefaultValueProvider(new Defaults(environment, root::configuration));
        line.setUsageHelpWidth(WIDTH);
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

    private static RollbackPolicy policy(String text) {
        return Arrays.stream(RollbackPolicy.values())
                .filter(policy -> policy.toString().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("\"" + text + "\" is none of when-lowered, always and never"));
    }
}
