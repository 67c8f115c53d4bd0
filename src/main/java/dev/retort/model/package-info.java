/**
 * The schema that somebody wants, as DDL: files, the output of a command, the entities of JPA.
 *
 * <p>In: a {@link dev.retort.model.Model}, as the configuration names it. Out: {@link dev.retort.model.Ddl}, the scripts in no
 * certain order, with notes. Nothing here talks to a database, and nothing judges the SQL: the server does.
 */
@NullMarked
package dev.retort.model;

import org.jspecify.annotations.NullMarked;
