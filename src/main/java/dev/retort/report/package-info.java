/**
 * What operator and Job agree on: how a run is reported, in a record and its JSON form of at most 4,096 bytes, and what
 * the migrations are recognised by.
 *
 * <p>The report is written by {@code cli} as the termination message of a pod and read by {@code operator}; the digest is
 * computed by both. Both depend on this room, and neither on the other.
 */
@NullMarked
package dev.retort.report;

import org.jspecify.annotations.NullMarked;
