package dev.retort.schema.lint;

import dev.retort.sql.SqlName;

/** A lock that a statement takes, beside ACCESS SHARE. */
public record TableLock(SqlName relation, LockMode mode) {}
