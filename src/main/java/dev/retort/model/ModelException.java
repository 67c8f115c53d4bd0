package dev.retort.model;

/** The wanted schema cannot be read or made; the message says what to do. */
public final class ModelException extends RuntimeException {
    public ModelException(String message) {
        super(message);
    }
}
