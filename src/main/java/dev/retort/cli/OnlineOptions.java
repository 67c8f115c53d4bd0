package dev.retort.cli;

import dev.retort.engine.SparedTables;
import picocli.CommandLine.Option;

/** Which tables generated revisions lock no longer than a moment. */
final class OnlineOptions {
    @Option(
            names = "--online",
            description =
                    "with --autogenerate: statements that lock no table for as long as it is big, where there are such,"
                            + " in as many revisions as that takes")
    boolean online;

    @Option(
            names = "--online-above",
            defaultValue = "1GB",
            paramLabel = "SIZE",
            description =
                    "with --from database and without --online: the same for tables that have this size or more there"
                            + " (default: 1GB)")
    ByteSize above = ByteSize.parse("1GB");

    SparedTables spared() {
        return online ? new SparedTables.All() : new SparedTables.Above(above.bytes());
    }
}
