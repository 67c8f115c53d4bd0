package dev.retort.cli;

/** A database is not what somebody was about to say that it is. */
final class NotAsMigratedException extends RuntimeException {
    NotAsMigratedException(String message) {
        super(message);
    }
}
