package dev.retort.database;

import org.jspecify.annotations.Nullable;

/** The database answered, and it is not as it has to be, or refused what Retort itself asked for. */
public final class DatabaseException extends RuntimeException {
    public DatabaseException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
