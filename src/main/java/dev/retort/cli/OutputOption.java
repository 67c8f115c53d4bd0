package dev.retort.cli;

import picocli.CommandLine.Option;

/** {@code --output}, wherever something is printed. */
final class OutputOption {
    enum Format {
        TEXT,
        JSON
    }

    @Option(
            names = "--output",
            defaultValue = "TEXT",
            paramLabel = "FORMAT",
            description = "text (the default) or json: JSON alone, on standard output")
    Format format = Format.TEXT;

    boolean isJson() {
        return format == Format.JSON;
    }
}
