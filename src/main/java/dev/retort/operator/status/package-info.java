/**
 * Builds the complete status of a resource. Only this room writes conditions.
 */
@NullMarked
package dev.retort.operator.status;

import org.jspecify.annotations.NullMarked;
