package dev.retort;

import dev.retort.cli.Retort;
import io.quarkus.bootstrap.runner.QuarkusEntryPoint;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one entry point. {@code operator} starts Quarkus; every other command runs on a bare JVM, so that a Job spends its
 * time in the database.
 */
public final class Main {
    /** Held, so that it is not collected with its level. */
    private static final Logger DRIVER = Logger.getLogger("org.postgresql");

    private Main() {}

    public static void main(String... args) throws Throwable {
        if (args.length > 0 && args[0].equals("operator")) {
            QuarkusEntryPoint.main(args);
        } else {
            // It describes each message of its protocol, and Quarkus' log manager keeps that for a log that never
            // begins.
            DRIVER.setLevel(Level.OFF);
            System.exit(Retort.run(args));
        }
    }
}
