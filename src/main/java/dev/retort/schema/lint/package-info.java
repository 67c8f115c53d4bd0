/**
 * What a migration's statements lock, rewrite, read and break, told by their words alone.
 *
 * <p>In: files with their scripts, and those of the revisions before them. Out: findings, each of a {@link
 * dev.retort.schema.lint.Rule}, and the locks of each statement. What a statement locks is data, {@code locks.txt}, tested against
 * the server; {@link dev.retort.schema.lint.Sketch} is what the scripts so far have said of the schema. A rule is a constant of
 * {@link dev.retort.schema.lint.Rule}, a line in one of the {@code …Checks}, and a file of cases.
 */
@NullMarked
package dev.retort.schema.lint;

import org.jspecify.annotations.NullMarked;
