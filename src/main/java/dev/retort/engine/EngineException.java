package dev.retort.engine;

/** Something that a person has to mend before Retort can go on; the message says what. */
public final class EngineException extends RuntimeException {
    public EngineException(String message) {
        super(message);
    }
}
