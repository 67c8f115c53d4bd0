package dev.retort.database;

import dev.retort.revision.Step;
import dev.retort.sql.Script;

/**
 * A step and the script that it runs.
 *
 * @param entry what the ledger is to remember of the revision, or what it remembers
 * @param script the one of the entry's scripts that this step runs
 */
public record StepWork(Step step, LedgerEntry entry, Script script) {}
