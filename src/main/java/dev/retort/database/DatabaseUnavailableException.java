package dev.retort.database;

import org.jspecify.annotations.Nullable;

/** The database cannot be reached, refuses the credentials or is busy: trying again later makes sense. */
public final class DatabaseUnavailableException extends RuntimeException {
    public DatabaseUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
