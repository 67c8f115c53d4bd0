/**
 * The command line: one small class a command, printing, exit codes. Use cases live in {@code engine}.
 */
@NullMarked
package dev.retort.cli;

import org.jspecify.annotations.NullMarked;
