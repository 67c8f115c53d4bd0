package dev.retort.database;

/** Connection settings that cannot be read. */
public final class SettingsException extends RuntimeException {
    public SettingsException(String message) {
        super(message);
    }
}
