/**
 * The SQL that leads from one schema to another. Two schemas come in, both read from catalogs; statements in the order in which
 * PostgreSQL takes them go out. Nothing here talks to a database, and nothing here parses SQL: what PostgreSQL printed is put together
 * again.
 */
@NullMarked
package dev.retort.schema.change;

import org.jspecify.annotations.NullMarked;
