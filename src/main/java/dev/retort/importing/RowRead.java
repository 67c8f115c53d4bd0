package dev.retort.importing;

import java.util.Optional;

/**
 * Rows of the project's own tables came to Python, which may have decided by them what it sent next.
 *
 * @param statement what was read, on one line
 * @param next what was sent next, on one line; empty where nothing was
 */
record RowRead(String statement, Optional<String> next) {}
