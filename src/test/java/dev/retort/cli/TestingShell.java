package dev.retort.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Types commands as a person would, in a folder of its own. */
final class TestingShell {
    record Answer(int exitCode, String out, String err) {}

    private final Path folder;
    private final TestingDatabase.Url url;

    TestingShell(Path folder, TestingDatabase.Url url) {
        this.folder = folder;
        this.url = url;
    }

    /** Runs a command that needs migrations and a database. */
    Answer retort(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--directory", folder.toString(), "--url", url.text()));
        return plain(all.toArray(String[]::new));
    }

    /** Runs a command that needs migrations and no database. */
    Answer offline(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--directory", folder.toString()));
        return plain(all.toArray(String[]::new));
    }

    Answer plain(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        return new Answer(plain(out, err, args), out.toString(), err.toString());
    }

    /** Somebody can look at what it has printed so far. */
    int plain(StringWriter out, StringWriter err, String... args) {
        return Retort.run(new PrintWriter(out), new PrintWriter(err), Map.of(), folder, args);
    }

    String directory() {
        return folder.toString();
    }

    /** Writes a migration. */
    void migration(String id, String down, String up, String back) {
        file(id + ".sql", """
                -- revision: %s
                -- down_revision: %s
                -- message: %s

                -- migrate:up
                %s

                -- migrate:down
                %s
                """.formatted(id, down, "step " + id, up, back));
    }

    void file(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String name) {
        try {
            Files.delete(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
