package dev.retort.cli;

import dev.retort.revision.Revision;
import dev.retort.revision.Target;
import dev.retort.revision.TargetResolver;
import dev.retort.schema.lint.LintedFile;
import dev.retort.source.Migration;
import dev.retort.source.MigrationFile;
import dev.retort.source.MigrationFolder;
import dev.retort.source.Source;
import dev.retort.sql.Script;
import dev.retort.sql.Timeouts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the files that {@code lint} looks at, and those that run before them. */
final class LintFiles {
    /**
     * Files in the order in which they run.
     *
     * @param wanted false of one that is there only because later ones build on it
     */
    record Item(LintedFile file, boolean wanted) {}

    private final SourceOption source;
    private final Path workingFolder;

    LintFiles(SourceOption source, Path workingFolder) {
        this.source = source;
        this.workingFolder = workingFolder;
    }

    /**
     * Reads them.
     *
     * @param names files, folders and revisions; none for all revisions
     * @param since the revision after which to begin
     */
    List<List<Item>> read(List<String> names, @Nullable String since) {
        List<List<Item>> chains = new ArrayList<>();
        List<String> revisions = new ArrayList<>();
        for (String name : names) {
            Path path = workingFolder.resolve(name);
            if (Files.isDirectory(path)) {
                chains.add(folder(name, path));
            } else if (Files.isRegularFile(path)) {
                chains.add(file(name, path));
            } else if (name.endsWith(".sql") || name.contains("/")) {
                throw new UsageException("cannot lint " + name + ": there is no such file or folder");
            } else {
                revisions.add(name);
            }
        }
        if (!revisions.isEmpty() || names.isEmpty()) {
            chains.add(revisions(source.read(), revisions, since, source::path));
        }
        return chains;
    }

    private static List<Item> revisions(
            Source migrations, List<String> names, @Nullable String since, Function<Revision, String> path) {
        Set<String> wanted = new HashSet<>();
        TargetResolver resolver = new TargetResolver(migrations.graph(), migrations.graph(), Set.of());
        names.forEach(
                name -> wanted.addAll(resolver.destination(Target.parse(name)).revisions()));
        if (names.isEmpty()) {
            migrations.revisions().forEach(revision -> wanted.add(revision.id()));
        }
        if (since != null) {
            wanted.removeAll(migrations
                    .graph()
                    .closure(resolver.destination(Target.parse(since)).revisions()));
        }
        return migrations.revisions().stream()
                .map(revision -> new Item(
                        linted(
                                path.apply(revision),
                                migrations.migration(revision.id()).orElseThrow()),
                        wanted.contains(revision.id())))
                .toList();
    }

    /** A file that is a revision among others builds on them. */
    private List<Item> file(String name, Path path) {
        byte[] bytes = read(path);
        String text = MigrationFile.text(name, bytes);
        if (!MigrationFile.isMigration(text)) {
            return List.of(new Item(plain(name, text), true));
        }
        Migration migration = MigrationFile.read(name, bytes);
        for (Path folder : source.directories) {
            if (contains(workingFolder.resolve(folder), path)) {
                return revisions(source.read(), List.of(migration.revision().id()), null, source::path);
            }
        }
        return List.of(new Item(linted(name, migration), true));
    }

    private static boolean contains(Path folder, Path file) {
        try {
            return Files.isDirectory(folder) && file.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            return false; // It cannot be looked into, and reading it by its own name says why.
        }
    }

    /** A folder without any migration holds scripts, which run in the order of their names. */
    private static List<Item> folder(String name, Path folder) {
        SortedMap<String, byte[]> contents = MigrationFolder.contents(folder);
        boolean migrations = contents.entrySet().stream()
                .anyMatch(file -> MigrationFile.isMigration(MigrationFile.text(file.getKey(), file.getValue())));
        if (migrations) {
            return revisions(MigrationFolder.parse(contents), List.of(), null, revision -> Path.of(name)
                    .resolve(revision.origin().place())
                    .toString());
        }
        List<Item> scripts = new ArrayList<>();
        contents.forEach((file, bytes) -> scripts.add(
                new Item(plain(Path.of(name).resolve(file).toString(), MigrationFile.text(file, bytes)), true)));
        return scripts;
    }

    private static LintedFile linted(String name, Migration migration) {
        return new LintedFile(
                name,
                migration.scripts().up(),
                migration.scripts().down(),
                migration.scripts().timeouts(),
                true);
    }

    private static LintedFile plain(String name, String text) {
        return new LintedFile(name, new Script(name, text, 1, true), Optional.empty(), Timeouts.NONE, false);
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UsageException("cannot lint " + path + ": " + e);
        }
    }
}
