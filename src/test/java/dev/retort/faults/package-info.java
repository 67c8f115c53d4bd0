/**
 * The proof that runs survive anything: a proxy cuts the connection at every message, processes are killed at every
 * statement, many run at once; and each time everything is to be as if nothing had happened.
 */
@NullMarked
package dev.retort.faults;

import org.jspecify.annotations.NullMarked;
