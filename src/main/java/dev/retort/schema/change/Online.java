package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import java.util.function.Predicate;

/**
 * Which tables are spared locks that last as long as they are big.
 *
 * @param version PostgreSQL's major version
 * @param tables of those that are there already
 */
public record Online(int version, Predicate<ObjectId> tables) {
    private static final int NAMED_NOT_NULL = 18;

    /** All tables. */
    public static Online all(int version) {
        return new Online(version, table -> true);
    }

    /** Whether NOT NULL is a constraint, which can be added first and validated later. */
    boolean namesNotNull() {
        return version >= NAMED_NOT_NULL;
    }

    /** Whether a partitioned table takes a foreign key that is validated later. */
    boolean validatesForeignKeysOfPartitioned() {
        return version >= NAMED_NOT_NULL;
    }
}
