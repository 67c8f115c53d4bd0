package dev.retort.schema.lint;

import dev.retort.sql.Script;
import dev.retort.sql.Timeouts;
import java.util.Optional;

/**
 * A file to look at.
 *
 * @param migration whether it is one of Retort's, with a header and sections, which runs with its rules; else it is a script that
 *     somebody else runs
 */
public record LintedFile(String name, Script up, Optional<Script> down, Timeouts timeouts, boolean migration) {}
