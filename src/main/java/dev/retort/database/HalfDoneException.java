package dev.retort.database;

/** A script that ran half way outside a transaction and cannot go on by itself; the message says what a person has to do. */
public final class HalfDoneException extends RuntimeException {
    public HalfDoneException(String message) {
        super(message);
    }
}
