package dev.retort.cli;

import dev.retort.report.SourceDigest;
import dev.retort.revision.Revision;
import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --directory}: the migrations, in one folder or several. */
final class SourceOption {
    @Option(
            names = {"-d", "--directory"},
            defaultValue = "migrations",
            split = "[:;]",
            splitSynopsisLabel = ":",
            paramLabel = "DIR",
            description = "the folder of migrations, searched at any depth (default: ${DEFAULT-VALUE}); repeat it for"
                    + " several, of which the first takes new files")
    List<Path> directories = List.of(Path.of("migrations"));

    Source read() {
        return MigrationFolder.parse(contents());
    }

    /** For commands that can do without: what is stored in the database is enough for them. */
    Source readIfThere() {
        return directories.stream().anyMatch(Files::isDirectory) ? read() : Source.empty();
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
        SortedMap<String, byte[]> contents = contents();
        String found = SourceDigest.of(contents.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, file -> SourceDigest.ofFile(file.getValue()))));
        if (!found.equals(digest)) {
            throw new SourceDiffersException(directories.getFirst(), digest, found);
        }
        return MigrationFolder.parse(contents);
    }

    /** Every file's bytes by its name; the folder stands before it where there are several. */
    private SortedMap<String, byte[]> contents() {
        if (directories.size() == 1) {
            return MigrationFolder.contents(directories.getFirst());
        }
        SortedMap<String, byte[]> all = new TreeMap<>();
        for (Path directory : directories) {
            MigrationFolder.contents(directory)
                    .forEach((name, bytes) -> all.put(directory.resolve(name).toString(), bytes));
        }
        return all;
    }

    /** Where a new file goes. */
    Path folderFor(@Nullable Path versionPath) {
        if (versionPath == null) {
            return directories.getFirst();
        }
        Path wanted = versionPath.toAbsolutePath().normalize();
        if (directories.stream()
                .noneMatch(directory ->
                        wanted.startsWith(directory.toAbsolutePath().normalize()))) {
            throw new UsageException("the new file would not be found: " + versionPath + " does not lie in "
                    + directories.stream().map(Path::toString).collect(Collectors.joining(" or "))
                    + ", where migrations are read from");
        }
        return versionPath;
    }

    /** Where a revision's file is, or was. */
    String path(Revision revision) {
        String place = revision.origin().place();
        return directories.size() == 1 ? directories.getFirst().resolve(place).toString() : place;
    }
}
