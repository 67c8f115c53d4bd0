package dev.retort.cli;

import dev.retort.report.SourceDigest;
import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
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

    /**
     * Reads them only where they are the files that are expected.
     *
     * @throws SourceDiffersException where they are others
     */
    Source read(String digest) {
        if (!SourceDigest.isOne(digest)) {
            throw new UsageException(
                    "--source-digest is \"" + digest
                            + "\"; it must be \"sha256:\" and 64 hexadecimal digits, as in the resource's status.source.digest");
        }
        SortedMap<String, byte[]> contents = MigrationFolder.contents(directory);
        String found = SourceDigest.of(contents.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> SourceDigest.ofFile(file.getValue()))));
        if (!found.equals(digest)) {
            throw new SourceDiffersException(directory, digest, found);
        }
        return MigrationFolder.parse(contents);
    }
}
