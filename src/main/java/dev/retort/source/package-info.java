/**
 * Reads migrations from a folder and writes new ones.
 *
 * <p>In: a folder. Out: migrations with their scripts, or every error of the folder at once, each with file and line.
 */
@NullMarked
package dev.retort.source;

import org.jspecify.annotations.NullMarked;
