/**
 * A PostgreSQL of our own, where one is needed and none was named: fetched once, kept in {@code ~/.cache/retort}, started on a
 * copy of an initialised folder and thrown away.
 *
 * <p>In: a major version. Out: where a {@link dev.retort.scratch.ScratchPostgres} listens. It listens on the loopback alone,
 * with a password that only its owner can read. Uses no other room.
 */
@NullMarked
package dev.retort.scratch;

import org.jspecify.annotations.NullMarked;
