/**
 * A database's catalog, read in bulk into an immutable model, and the comparison of two.
 *
 * <p>In: a {@link dev.retort.schema.Catalog} that answers queries. Out: a {@link dev.retort.schema.Schema}, a
 * {@link dev.retort.schema.Difference}. Every kind of object is one {@link dev.retort.schema.ObjectQuery} among its like
 * ({@code Relations}, {@code Columns}, {@code Routines} …), so that a schema of any size is read in the same number of queries.
 * PostgreSQL itself prints what is compared; nothing here parses SQL.
 */
@NullMarked
package dev.retort.schema;

import org.jspecify.annotations.NullMarked;
