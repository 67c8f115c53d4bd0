package dev.retort.database;

import dev.retort.revision.Revision;
import dev.retort.sql.Scripts;

/** An applied revision as the ledger remembers it: with its graph and both scripts, whatever became of its file. */
public record LedgerEntry(Revision revision, Scripts scripts) {}
