/**
 * Carries a decision out: builds Jobs (pure) and creates them, deletes old ones, records events.
 */
@NullMarked
package dev.retort.operator.act;

import org.jspecify.annotations.NullMarked;
