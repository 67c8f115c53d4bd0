package dev.retort.importing;

/** A project that cannot be imported. Says what was being done and what to do next; nothing was left behind. */
public final class ImportException extends RuntimeException {
    public ImportException(String message) {
        super(message);
    }
}
