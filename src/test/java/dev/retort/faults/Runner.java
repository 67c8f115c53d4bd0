package dev.retort.faults;

import dev.retort.cli.Retort;
import dev.retort.cli.TestingDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Map;

/**
 * The command line in this process.
 *
 * @param dataLoss what becomes of what a way back destroys
 */
record Runner(Path migrations, String dataLoss) {
    record Answer(int exitCode, String text) {}

    /** @param command with its target: {@code goto head} */
    Answer go(TestingDatabase.Url url, String command) {
        StringWriter text = new StringWriter();
        PrintWriter writer = new PrintWriter(text);
        int exitCode = Retort.run(
                writer,
                writer,
                Map.of(),
                migrations,
                command.split(" ")[0],
                command.split(" ")[1],
                "--directory",
                migrations.toString(),
                "--url",
                url.text(),
                "--data-loss",
                dataLoss);
        writer.flush();
        return new Answer(exitCode, text.toString());
    }
}
