package dev.retort.database;

/** DDL that the server does not take; the message names each place. */
public final class DdlException extends RuntimeException {
    public DdlException(String message) {
        super(message);
    }
}
