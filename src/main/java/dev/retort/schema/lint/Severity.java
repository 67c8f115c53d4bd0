package dev.retort.schema.lint;

import java.util.Locale;

/** How bad it is. */
public enum Severity {
    /** Worth knowing. */
    NOTE,
    /** Can hurt. */
    WARNING,
    /** Stops the application, fails, or loses data, where the table is big or in use. */
    ERROR;

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
