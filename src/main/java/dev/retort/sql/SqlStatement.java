package dev.retort.sql;

import java.util.Optional;

/**
 * One statement as it stands in its file.
 *
 * @param text from its first token to just before the semicolon, or to its last token where the script ends without one;
 *     comments inside are kept, comments before it are not
 * @param line 1-based line in the file
 * @param column 1-based column in the file, in characters (code points)
 * @param copyData the data of {@code COPY … FROM STDIN}, lines ended by {@code \n}, without the line {@code \.}
 */
public record SqlStatement(String text, int line, int column, Optional<String> copyData) {
    public SqlStatement {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("a statement has at least one token");
        }
        if (line < 1 || column < 1) {
            throw new IllegalArgumentException("lines and columns begin at 1: " + line + ":" + column);
        }
    }

    /**
     * Where an error is in the file.
     *
     * @param serverPosition PostgreSQL's error position: a 1-based count of code points in {@link #text()}; a position
     *     outside the text (the server reports "at end of input" one past it) gives the nearest one
     */
    public Position locate(int serverPosition) {
        int before = Math.clamp(serverPosition - 1L, 0, text.codePointCount(0, text.length()));
        return new PositionCursor(text, 0, new Position(line, column)).moveTo(text.offsetByCodePoints(0, before));
    }

    /** Whether PostgreSQL refuses this statement inside a transaction block, as far as its text tells. */
    public boolean refusesTransaction() {
        return TransactionRules.refusesTransaction(Phrase.of(text));
    }

    /** Whether this statement begins or ends a transaction; savepoints do not. */
    public boolean controlsTransaction() {
        return TransactionRules.controlsTransaction(Phrase.of(text));
    }

    /** What it reads and calls, where it is a query: SELECT, WITH, TABLE or VALUES that changes nothing by itself. */
    public Optional<Query> query() {
        return QueryReader.read(Phrase.of(text));
    }

    /** Whether it begins with this keyword, in capitals. */
    public boolean beginsWith(String keyword) {
        return Phrase.of(text).startsWith(keyword);
    }

    /** Whether this keyword, in capitals, stands anywhere outside parentheses. */
    public boolean says(String keyword) {
        return Phrase.of(text).after(keyword).isPresent();
    }
}
