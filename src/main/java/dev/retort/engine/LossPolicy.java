package dev.retort.engine;

import dev.retort.database.archive.DataLoss;
import dev.retort.database.archive.Exceptions;
import dev.retort.revision.Direction;

/**
 * What becomes of data that steps destroy.
 *
 * @param never tables of which nothing is ever kept
 */
public record LossPolicy(DataLoss upgrade, DataLoss downgrade, Exceptions never) {
    /** What an upgrade drops was meant to go; what a downgrade drops is wanted again. */
    public static final LossPolicy DEFAULT = new LossPolicy(DataLoss.ALLOW, DataLoss.ARCHIVE, Exceptions.NONE);

    /** For databases that are thrown away. */
    public static final LossPolicy LET_GO = new LossPolicy(DataLoss.ALLOW, DataLoss.ALLOW, Exceptions.NONE);

    DataLoss of(Direction direction) {
        return switch (direction) {
            case UPGRADE -> upgrade;
            case DOWNGRADE -> downgrade;
        };
    }
}
