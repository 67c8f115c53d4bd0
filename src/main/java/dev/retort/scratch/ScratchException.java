package dev.retort.scratch;

import org.jspecify.annotations.Nullable;

/** No PostgreSQL of our own can be had here; the message says why and what to do. */
public final class ScratchException extends RuntimeException {
    ScratchException(String what, @Nullable Throwable cause) {
        super(
                "cannot start a scratch PostgreSQL: " + what
                        + "; name a server with --scratch-url instead, or --url where the command has no such flag",
                cause);
    }
}
