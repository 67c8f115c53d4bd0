package dev.retort.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "init", description = "Begin a folder of migrations, and a retort.toml that names it.")
final class InitCommand implements Callable<Integer> {
    @Parameters(
            arity = "0..1",
            defaultValue = "migrations",
            paramLabel = "DIR",
            description = "default: ${DEFAULT-VALUE}")
    Path directory = Path.of("migrations");

    private final Console console;
    private final Path configuration;

    InitCommand(Console console, Path configuration) {
        this.console = console;
        this.configuration = configuration;
    }

    @Override
    public Integer call() throws IOException {
        Path versions = directory.resolve("versions");
        if (Files.exists(versions)) {
            throw new UsageException(versions + " exists already; nothing was changed");
        }
        Files.createDirectories(versions);
        if (!Files.exists(configuration)) {
            Files.writeString(
                    configuration,
                    """
                    # Flags and RETORT_… of the environment go before what stands here.
                    directory = "%s"
                    # url = "postgresql://user@localhost:5432/database"
                    # version_table = "public.alembic_version"
                    """.formatted(directory.toString().replace("\\", "\\\\").replace("\"", "\\\"")),
                    StandardOpenOption.CREATE_NEW);
            console.line("wrote " + configuration);
        }
        console.line("made " + versions + "; write the first migration with: retort revision -m \"create account\"");
        return 0;
    }
}
