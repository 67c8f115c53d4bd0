/** Rows for databases that are thrown away: makes a few for each table, and reads what is there. */
@NullMarked
package dev.retort.database.sample;

import org.jspecify.annotations.NullMarked;
