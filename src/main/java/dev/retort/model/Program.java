package dev.retort.model;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that prints its result.
 *
 * @param what it is, for messages
 * @param words the program and its arguments, which no shell sees
 */
record Program(String what, List<String> words, Path folder, Duration limit) {
    private static final int LONGEST_TAIL = 2_000;

    /**
     * Runs it to its end.
     *
     * @return its standard output
     * @throws ModelException where it cannot be started, takes too long or fails, with what it said
     */
    String run() {
        try {
            Path out = Files.createTempFile("retort-out", "");
            Path errors = Files.createTempFile("retort-err", "");
            try {
                return run(out, errors);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new ModelException("cannot run " + what + ", " + String.join(" ", words) + ", in "
                    + folder.toAbsolutePath() + ": " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelException("interrupted while " + what + " ran");
        }
    }

    private String run(Path out, Path errors) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(words)
                .directory(folder.toAbsolutePath().toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile())
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw failed("did not end within " + limit.toSeconds() + " s", errors);
            }
            if (process.exitValue() != 0) {
                throw failed("ended with exit code " + process.exitValue(), errors);
            }
            return Files.readString(out);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private ModelException failed(String how, Path errors) throws IOException {
        String said = new String(Files.readAllBytes(errors), StandardCharsets.UTF_8).strip();
        return new ModelException(what + ", " + String.join(" ", words) + ", " + how
                + (said.isEmpty()
                        ? " without a word"
                        : "; it said:\n" + said.substring(Math.max(0, said.length() - LONGEST_TAIL))));
    }
}
