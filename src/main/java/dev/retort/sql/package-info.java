/**
 * SQL as text: the splitter, statements with their line and column, what must run outside a transaction.
 *
 * <p>In: the text of a script. Out: statements, or an error at a line. Nothing here opens a file or a connection.
 *
 * <p>{@link dev.retort.sql.Lexer} knows PostgreSQL's tokens, {@link dev.retort.sql.ScriptWalk} finds where statements end,
 * {@link dev.retort.sql.SqlSplitter} and {@link dev.retort.sql.LineComments} listen to that walk, and
 * {@link dev.retort.sql.TransactionRules} lists what PostgreSQL wants outside a transaction.
 */
@NullMarked
package dev.retort.sql;

import org.jspecify.annotations.NullMarked;
