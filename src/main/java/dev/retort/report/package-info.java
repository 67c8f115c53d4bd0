/**
 * What a run tells whoever started it: a record and its JSON form, at most 4,096 bytes long.
 *
 * <p>Written by {@code cli} as the termination message of a pod, read by {@code operator}. Both depend on this room, and
 * neither on the other.
 */
@NullMarked
package dev.retort.report;

import org.jspecify.annotations.NullMarked;
