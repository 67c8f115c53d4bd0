package dev.retort.schema.lint;

import dev.retort.sql.SqlName;
import java.util.List;
import java.util.Optional;

/**
 * What a statement does to the server.
 *
 * @param locks a relation once, with the strongest
 * @param rewrites whether all rows are written anew
 * @param scans whether all rows are read
 */
public record Effect(List<TableLock> locks, boolean rewrites, boolean scans) {
    public Effect {
        locks = List.copyOf(locks);
    }

    /** The lock on a relation, if it takes one. */
    Optional<LockMode> on(SqlName relation) {
        return locks.stream()
                .filter(lock -> lock.relation().plain().equals(relation.plain()))
                .map(TableLock::mode)
                .findFirst();
    }

    /** Whether its time grows with a table. */
    boolean isSlow() {
        return rewrites || scans;
    }
}
