/**
 * What steps destroy, kept in the ledger's schema, and put back by the step that leads the other way.
 *
 * <p>In comes each statement of a step before it runs, in the transaction that it runs in; out go tables {@code kept_ID} and a
 * row of {@code archive} for each. Whoever takes from here needs the run's lock. Nothing here reads a script's text but
 * through {@code sql}.
 */
@NullMarked
package dev.retort.database.archive;

import org.jspecify.annotations.NullMarked;
