package dev.retort.sql;

/**
 * A {@code --} comment that begins a line: only blanks stand before it.
 *
 * @param line 1-based
 * @param offset of its first dash, in chars of the Java string
 * @param endOffset where the next line begins, or the text ends
 * @param text what follows the dashes, untrimmed, without the line end
 */
public record LineComment(int line, int offset, int endOffset, String text) {}
