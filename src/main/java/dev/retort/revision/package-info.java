/**
 * The pure model: revisions, their graph, what a target expression means on it, and the plan that leads there.
 *
 * <p>In: revisions and the rows of a version table. Out: a plan, or a typed error. No I/O, no SQL, nothing of another room.
 */
@NullMarked
package dev.retort.revision;

import org.jspecify.annotations.NullMarked;
