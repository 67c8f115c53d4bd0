/**
 * The use cases: go to a target ({@link dev.retort.engine.Run}), look and plan ({@link dev.retort.engine.Inspection}), say
 * where a database is ({@link dev.retort.engine.Stamp}), write a run as a script ({@link dev.retort.engine.Offline}),
 * look after what was kept ({@link dev.retort.engine.ArchiveAccess}). Each has a sealed result or a value for an answer; nothing here prints or exits.
 *
 * <p>In: a {@link dev.retort.engine.Place}, a source, a target. This is also the way to call Retort from a program; the
 * example that is compiled and run is {@code EngineExamplePostgresTest}.
 */
@NullMarked
package dev.retort.engine;

import org.jspecify.annotations.NullMarked;
