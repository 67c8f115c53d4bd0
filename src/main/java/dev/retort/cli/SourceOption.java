package dev.retort.cli;

import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** {@code --directory}: the migrations. */
final class SourceOption {
    @Option(
            names = {"-d", "--directory"},
            defaultValue = "migrations",
            paramLabel = "DIR",
            description = "the folder of migrations, searched at any depth (default: ${DEFAULT-VALUE})")
    Path directory = Path.of("migrations");

    Source read() {
        return MigrationFolder.read(directory);
    }
}
