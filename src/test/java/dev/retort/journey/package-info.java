/** What people do with Retort, from kubectl to the rows, on a real cluster with the real image, chart and PostgreSQL. */
@NullMarked
package dev.retort.journey;

import org.jspecify.annotations.NullMarked;
