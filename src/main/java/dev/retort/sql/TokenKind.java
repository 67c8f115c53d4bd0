package dev.retort.sql;

/** The tokens that matter for where a statement ends and what it begins with. */
enum TokenKind {
    /** A keyword or an unquoted name. */
    WORD(""),
    /** {@code "…"} or {@code U&"…"}. */
    QUOTED_NAME("The quoted name that begins here is never closed: end it with \"."),
    /** {@code '…'} in all its forms, with its continuations on later lines. */
    STRING("The string that begins here is never closed: end it with ' (a ' inside a string is written twice)."),
    /** {@code $tag$…$tag$}. */
    DOLLAR_STRING("The dollar-quoted string that begins here is never closed: repeat its opening tag at its end."),
    NUMBER(""),
    /** {@code $1}. */
    PARAMETER(""),
    OPEN_PARENTHESIS(""),
    CLOSE_PARENTHESIS(""),
    SEMICOLON(""),
    BACKSLASH(""),
    /** One character of an operator or of punctuation. */
    SYMBOL(""),
    LINE_COMMENT(""),
    BLOCK_COMMENT(
            "The comment that begins here is never closed: end it with */ (comments nest, so each /* needs its own)."),
    /** The end of the text. */
    END("");

    private final String whenUnclosed;

    TokenKind(String whenUnclosed) {
        this.whenUnclosed = whenUnclosed;
    }

    boolean isComment() {
        return this == LINE_COMMENT || this == BLOCK_COMMENT;
    }

    /** What to say where a token of this kind has no end; empty for kinds that always have one. */
    String whenUnclosed() {
        return whenUnclosed;
    }
}
