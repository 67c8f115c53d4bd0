package dev.retort.faults;

import dev.retort.cli.TestingDatabase;
import java.io.IOException;
import java.nio.file.Path;

/** The command line in a process of its own, which can be killed. */
record ProcessRunner(Path migrations, String dataLoss) {
    static ProcessRunner of(Runner runner) {
        return new ProcessRunner(runner.migrations(), runner.dataLoss());
    }

    Process start(TestingDatabase.Url url, String command) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        "dev.retort.Main",
                        command.split(" ")[0],
                        command.split(" ")[1],
                        "--directory",
                        migrations.toString(),
                        "--url",
                        url.text(),
                        "--data-loss",
                        dataLoss)
                .redirectErrorStream(true)
                .start();
    }
}
