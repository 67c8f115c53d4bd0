package dev.retort.database;

import dev.retort.revision.Step;
import dev.retort.sql.Script;
import java.util.Set;

/**
 * A step and the script that it runs.
 *
 * @param entry what the ledger is to remember of the revision, or what it remembers
 * @param script the one of the entry's scripts that this step runs
 * @param kept whether the ledger may hold something of the revision from an earlier time, though it is not applied
 * @param halfDone revisions whose half-done scripts do not go on after this step: its own, and where it takes something
 *     away, those that need what it takes away
 */
public record StepWork(Step step, LedgerEntry entry, Script script, boolean kept, Set<String> halfDone) {
    public StepWork {
        halfDone = Set.copyOf(halfDone);
    }
}
