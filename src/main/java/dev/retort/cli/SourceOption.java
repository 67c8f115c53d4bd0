package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

    /** For commands that can do without: what is stored in the database is enough for them. */
    Source readIfThere() {
        return Files.isDirectory(directory) ? read() : Source.empty();
    }

    /** Where a new file goes. */
    Path folderFor(@Nullable Path versionPath) {
        if (versionPath == null) {
            return directory;
        }
        if (!versionPath
                .toAbsolutePath()
                .normalize()
                .startsWith(directory.toAbsolutePath().normalize())) {
            throw new UsageException("the new file would not be found: " + versionPath + " does not lie in " + directory
                    + ", where migrations are read from");
        }
        return versionPath;
    }

    /** Where a revision's file is, or was. */
    String path(Revision revision) {
        return directory.resolve(revision.origin().place()).toString();
    }
}
