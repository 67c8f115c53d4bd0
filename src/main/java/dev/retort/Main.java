package dev.retort;

import dev.retort.cli.Retort;
import io.quarkus.bootstrap.runner.QuarkusEntryPoint;

/**
 * The one entry point. {@code operator} starts Quarkus; every other command runs on a bare JVM, so that a Job spends its
 * time in the database.
 */
public final class Main {
    private Main() {}

    public static void main(String... args) throws Throwable {
        if (args.length > 0 && args[0].equals("operator")) {
            QuarkusEntryPoint.main(args);
        } else {
            System.exit(Retort.run(args));
        }
    }
}
