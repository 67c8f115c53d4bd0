package dev.retort.database.archive;

import dev.retort.database.LedgerName;
import dev.retort.database.VersionTable;

/** Where the archive of a version table is. */
record Shelf(LedgerName ledger, VersionTable table) {
    /** The table that holds what an item kept. */
    String kept(long item) {
        return ledger.table("kept_" + item);
    }

    String items() {
        return ledger.table("archive");
    }
}
