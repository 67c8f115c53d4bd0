package dev.retort.cli;

/** No revision could be generated that leads where it should. */
final class AutogenerateException extends RuntimeException {
    AutogenerateException(String message) {
        super(message);
    }
}
