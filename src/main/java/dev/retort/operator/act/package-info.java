/**
 * Carries a decision out: builds Jobs (pure) and creates them, deletes old ones, records events; writes the
 * status that {@code status} built.
 */
@NullMarked
package dev.retort.operator.act;

import org.jspecify.annotations.NullMarked;
