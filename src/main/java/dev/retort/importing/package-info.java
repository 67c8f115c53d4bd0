/**
 * Turns an Alembic project into migration files.
 *
 * <p>In: a project, the Python that it runs in, a PostgreSQL server. Out: a folder of files that {@code source} reads, whole
 * or not at all, and a report by revision. The project itself runs, in a process of its own, on a scratch database; that
 * process makes and drops it, and tells what SQL it saw. What the SQL means is decided here.
 *
 * <p>{@link dev.retort.importing.AlembicImport} is the way in; {@code record.py} is the other side of
 * {@link dev.retort.importing.Recorder}.
 */
@NullMarked
package dev.retort.importing;

import org.jspecify.annotations.NullMarked;
