package dev.retort.sql;

import org.jspecify.annotations.Nullable;

/** A script that cannot be run; the message begins with file, line and column. */
public final class ScriptException extends RuntimeException {
    public ScriptException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
