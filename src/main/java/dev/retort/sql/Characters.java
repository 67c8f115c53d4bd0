package dev.retort.sql;

/** The character classes of PostgreSQL's lexer. It reads bytes: whatever is not ASCII may be part of a name. */
final class Characters {
    /** Some editors begin a file with it; it belongs to the encoding and not to the text. */
    static final char BYTE_ORDER_MARK = '\uFEFF';

    private Characters() {}

    static boolean isSpace(char c) {
        return isBlank(c) || isLineEnd(c);
    }

    /** Space within a line. PostgreSQL takes the vertical tab since version 16. */
    static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f' || c == '\u000B';
    }

    static boolean isLineEnd(char c) {
        return c == '\n' || c == '\r';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c >= 0x80;
    }

    static boolean isTagPart(char c) {
        return isNameStart(c) || isDigit(c);
    }

    static boolean isNamePart(char c) {
        return isTagPart(c) || c == '$';
    }

    static char upper(char c) {
        return c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
    }
}
