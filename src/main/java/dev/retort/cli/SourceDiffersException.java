package dev.retort.cli;

import java.nio.file.Path;

/** The migrations are not those that were to be run; a node may hold an older or newer copy for a while. */
final class SourceDiffersException extends RuntimeException {
    SourceDiffersException(Path directory, String expected, String found) {
        super("nothing was run: the mounted migrations in " + directory
                + " are not those the operator saw (" + found + " instead of " + expected
                + "); the node has an older or newer copy of the ConfigMap. Another attempt follows");
    }
}
