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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.TypeConversionException;

/** The root command: puts the others together and turns what goes wrong into words and an exit code. */
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
    private record Problem(Words error) {
        record Words(String code, String message) {}
    }

    private Retort() {}

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
        Path configuration = folder.resolve("retort.toml");
        CommandLine line = new CommandLine(new Retort())
                .addSubcommand(new GotoCommand(console))
                .addSubcommand(new UpgradeCommand(console))
                .addSubcommand(new DowngradeCommand(console))
                .addSubcommand(new PlanCommand(console))
                .addSubcommand(new CurrentCommand(console))
                .addSubcommand(new HistoryCommand(console))
                .addSubcommand(new HeadsCommand(console))
                .addSubcommand(new StampCommand(console))
                .addSubcommand(new InitCommand(console, configuration))
                .addSubcommand(new RevisionCommand(console, Clock.systemUTC(), new SecureRandom()));
        line.registerConverter(Duration.class, new DurationConverter());
        line.registerConverter(RollbackPolicy.class, Retort::policy);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setDefaultValueProvider(new Defaults(environment, configuration));
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(100);
        line.setExecutionExceptionHandler((e, command, parsed) -> problem(console, Failure.of(e), args));
        line.setParameterExceptionHandler((e, arguments) -> problem(
                console,
                Failure.of(new UsageException(withoutUrls(e.getMessage(), args) + "; see 'retort --help'")),
                args));
        line.getSubcommands().values().forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        if (args.length == 0) {
            line.usage(out);
            return 2;
        }
        return line.execute(args);
    }

    private static RollbackPolicy policy(String text) {
        return Arrays.stream(RollbackPolicy.values())
                .filter(policy -> policy.toString().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new TypeConversionException("\"" + text + "\" is none of when-lowered, always and never"));
    }

    /** A URL at the wrong place, or behind a mistyped flag, may hold a password. */
    private static String withoutUrls(@Nullable String message, String... args) {
        String safe = String.valueOf(message);
        for (String argument : args) {
            int address = argument.indexOf("://");
            if (address >= 0) {
                safe = safe.replace(argument.substring(address), "://…");
            }
        }
        return safe.replaceAll("://[^\\s'\"…]+", "://…");
    }

    private static int problem(Console console, Failure failure, String... args) {
        if (String.join(" ", args).matches(".*--output[= ]json.*")) {
            console.json(new Problem(new Problem.Words(failure.code(), failure.message())));
        } else {
            console.progress("retort: " + failure.message());
        }
        return failure.outcome().exitCode();
    }
}
