package dev.retort.database;

import java.sql.SQLException;

/** Others in the way of a step: a lock missed, a serialization failure, a deadlock. */
public final class Contention {
    private Contention() {}

    /** Whether that alone ended it. */
    public static boolean ended(RuntimeException e) {
        return e.getCause() instanceof SQLException cause && SqlState.of(cause).isContention();
    }
}
