/**
 * The edge to PostgreSQL: connections, the version table, the ledger, the lock, the execution of one step.
 *
 * <p>The only room that imports pgjdbc. It decides nothing: what to run comes from {@code revision} and {@code engine}.
 */
@NullMarked
package dev.retort.database;

import org.jspecify.annotations.NullMarked;
