/**
 * The use cases: go to a target, plan, stamp, show. Each returns a sealed result; nothing here prints or exits.
 *
 * <p>In: a source, a database, a target. Out: what was done, or why not. The command line and other Java programs call this.
 */
@NullMarked
package dev.retort.engine;

import org.jspecify.annotations.NullMarked;
