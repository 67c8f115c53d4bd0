/**
 * Gathers everything that a decision needs into one immutable observation.
 */
@NullMarked
package dev.retort.operator.observe;

import org.jspecify.annotations.NullMarked;
