package dev.retort.sql;

/**
 * A token's place in the text.
 *
 * @param start offset of its first character
 * @param end offset after its last
 * @param closed false where a quote or comment runs to the end of the text without its closing mark
 */
record Token(TokenKind kind, int start, int end, boolean closed) {
    Token(TokenKind kind, int start, int end) {
        this(kind, start, end, true);
    }

    /**
     * Whether this is one unquoted word. Compares ASCII only, as PostgreSQL does for keywords: {@code ſet} is not SET.
     *
     * @param keyword in capitals
     */
    boolean is(CharSequence text, String keyword) {
        if (kind != TokenKind.WORD || end - start != keyword.length()) {
            return false;
        }
        for (int i = 0; i < keyword.length(); i++) {
            if (Characters.upper(text.charAt(start + i)) != keyword.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
