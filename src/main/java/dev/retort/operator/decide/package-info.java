/**
 * The decision: a pure function from an observation to what is to be done. No client, no clock of its own.
 */
@NullMarked
package dev.retort.operator.decide;

import org.jspecify.annotations.NullMarked;
