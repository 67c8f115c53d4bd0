package dev.retort.database.archive;

/** A step would destroy rows or values, and is not allowed to; it is rolled back. */
public final class DataLossException extends RuntimeException {
    DataLossException(String message) {
        super(message);
    }
}
