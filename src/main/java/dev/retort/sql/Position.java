package dev.retort.sql;

/**
 * A place in a file.
 *
 * @param line 1-based; a line ends with LF, CRLF or a lone CR
 * @param column 1-based, in characters (Unicode code points)
 */
public record Position(int line, int column) {
    public Position {
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns begin at 1: " + line + ":" + column);
        }
    }
}
