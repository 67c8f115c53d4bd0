package dev.retort.source;

import dev.retort.revision.Revision;
import dev.retort.sql.Scripts;

/** A migration file: its revision and both scripts. */
public record Migration(Revision revision, Scripts scripts) {}
