package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import java.util.Map;
import java.util.Optional;

/**
 * Which tables, of those that are there already, are spared locks that last as long as a table is big.
 *
 * @param version the oldest major version of PostgreSQL that the statements are for
 * @param all whether all of them are
 * @param big those that are for their size, in bytes
 */
public record Online(int version, boolean all, Map<ObjectId, Long> big) {
    private static final int NAMED_NOT_NULL = 18;
    private static final long MEGABYTE = 1L << 20;
    private static final long GIGABYTE = 1L << 30;

    public Online {
        big = Map.copyOf(big);
    }

    public static Online all(int version) {
        return new Online(version, true, Map.of());
    }

    /** Those of which the sizes are told. */
    public static Online of(int version, Map<ObjectId, Long> big) {
        return new Online(version, false, big);
    }

    boolean spares(ObjectId table) {
        return all || big.containsKey(table);
    }

    /** Why a table is, where nobody asked for it. */
    Optional<String> reason(ObjectId table) {
        return Optional.ofNullable(big.get(table))
                .map(bytes -> table.name() + " has " + size(bytes) + ": this form locks it for a moment only");
    }

    private static String size(long bytes) {
        return bytes >= GIGABYTE ? bytes / GIGABYTE + " GB" : (bytes + MEGABYTE - 1) / MEGABYTE + " MB";
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
