package dev.retort.cli;

/** Arguments or configuration that cannot be used. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
