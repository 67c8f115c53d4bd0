package dev.retort.importing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the tables come from that are there before the project's first revision. */
public sealed interface Baseline {
    /** SQL, such as {@code pg_dump -s} writes it. */
    record SqlFile(Path path) implements Baseline {}

    /** Python that makes the tables with {@code engine}; what it sends is recorded. */
    record PythonFile(Path path) implements Baseline {}

    /** A shell command that prints SQL. */
    record Command(String text) implements Baseline {}

    /** What a word on the command line stands for. */
    static Baseline of(String text, Path workingFolder) {
        Path path = workingFolder.resolve(text.contains("\0") ? "" : text);
        if (!Files.isRegularFile(path)) {
            return new Command(text);
        }
        return text.endsWith(".py") ? new PythonFile(path) : new SqlFile(path);
    }

    /** The script's text. */
    static String read(SqlFile file) {
        try {
            return Files.readString(file.path());
        } catch (IOException e) {
            throw new ImportException("cannot read the baseline " + file.path() + ": " + e);
        }
    }

    /** What the command prints. */
    static String run(Command command, Path folder) {
        try {
            Process process = new ProcessBuilder("sh", "-c", command.text())
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new ImportException("the command for the baseline ended with exit code " + exitCode + ": "
                        + command.text() + " (--baseline takes a file, or a command that prints SQL)");
            }
            return out;
        } catch (IOException e) {
            throw new ImportException("cannot run the command for the baseline, " + command.text() + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportException("interrupted while the command for the baseline ran");
        }
    }
}
