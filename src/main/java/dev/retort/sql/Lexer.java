package dev.retort.sql;

import static dev.retort.sql.TokenKind.BACKSLASH;
import static dev.retort.sql.TokenKind.BLOCK_COMMENT;
import static dev.retort.sql.TokenKind.CLOSE_PARENTHESIS;
import static dev.retort.sql.TokenKind.DOLLAR_STRING;
import static dev.retort.sql.TokenKind.END;
import static dev.retort.sql.TokenKind.LINE_COMMENT;
import static dev.retort.sql.TokenKind.NUMBER;
import static dev.retort.sql.TokenKind.OPEN_PARENTHESIS;
import static dev.retort.sql.TokenKind.PARAMETER;
import static dev.retort.sql.TokenKind.QUOTED_NAME;
import static dev.retort.sql.TokenKind.SEMICOLON;
import static dev.retort.sql.TokenKind.STRING;
import static dev.retort.sql.TokenKind.SYMBOL;
import static dev.retort.sql.TokenKind.WORD;

/**
 * PostgreSQL's tokens, with the extents that its own lexer ({@code scan.l}, versions 14 to 18) gives them.
 *
 * <p>Operators come character by character: all that matters of them is that a {@code --} or {@code /*} inside one begins a
 * comment. It holds no state, so that whoever reads can go on behind COPY data or change how strings are read.
 */
record Lexer(CharSequence text, Quotes quotes) {
    Lexer(CharSequence text) {
        this(text, new Quotes(text));
    }

    /**
     * The first token at or after an offset; comments are tokens, space is not.
     *
     * @param standardStrings whether {@code standard_conforming_strings} is on: backslashes in '…' mean themselves
     */
    Token tokenAt(int offset, boolean standardStrings) {
        int start = offset;
        while (start < text.length() && Characters.isSpace(text.charAt(start))) {
            start++;
        }
        if (start >= text.length()) {
            return new Token(END, start, start);
        }
        char c = text.charAt(start);
        if (Characters.isNameStart(c)) {
            return wordOrPrefixedQuote(start, c, standardStrings);
        }
        if (Characters.isDigit(c)) {
            return new Token(NUMBER, start, endOfNumber(start));
        }
        return switch (c) {
            case '\'' -> string(start, start + 1, plainStyle(standardStrings));
            case '"' -> closed(QUOTED_NAME, start, quotes.endOfName(start + 1));
            case '$' -> dollar(start);
            case '-' ->
                next(start) == '-' ? new Token(LINE_COMMENT, start, quotes.endOfLine(start)) : one(SYMBOL, start);
            case '/' ->
                next(start) == '*'
                        ? closed(BLOCK_COMMENT, start, quotes.endOfBlockComment(start + 2))
                        : one(SYMBOL, start);
            case '(' -> one(OPEN_PARENTHESIS, start);
            case ')' -> one(CLOSE_PARENTHESIS, start);
            case ';' -> one(SEMICOLON, start);
            case '\\' -> one(BACKSLASH, start);
            default -> one(SYMBOL, start);
        };
    }

    /** A letter that is a prefix is one only where it stands alone: {@code xe'…'} is the name xe before a plain string. */
    private Token wordOrPrefixedQuote(int start, char c, boolean standardStrings) {
        char next = next(start);
        if (next == '\'') {
            switch (c) {
                case 'e', 'E' -> {
                    return string(start, start + 2, Quotes.Style.BACKSLASH);
                }
                case 'b', 'B', 'x', 'X' -> {
                    return string(start, start + 2, Quotes.Style.BITS);
                }
                case 'n', 'N' -> {
                    return string(start, start + 2, plainStyle(standardStrings));
                }
                default -> {}
            }
        } else if (next == '&' && (c == 'u' || c == 'U')) {
            switch (next(start + 1)) {
                case '\'' -> {
                    return string(start, start + 3, Quotes.Style.DOUBLED);
                }
                case '"' -> {
                    return closed(QUOTED_NAME, start, quotes.endOfName(start + 3));
                }
                default -> {}
            }
        }
        return new Token(WORD, start, endOfWord(start));
    }

    private Token dollar(int start) {
        if (Characters.isDigit(next(start))) {
            return new Token(PARAMETER, start, endOfDigits(start + 1));
        }
        int tagEnd = quotes.endOfTag(start);
        return tagEnd == Quotes.UNCLOSED
                ? one(SYMBOL, start)
                : closed(DOLLAR_STRING, start, quotes.endOfDollarString(start, tagEnd));
    }

    /** A point belongs to the number before it ({@code 1. END}), unless it is one of two ({@code 1..10}). */
    private int endOfNumber(int start) {
        int end = endOfDigits(start);
        boolean point = end < text.length() && text.charAt(end) == '.' && next(end) != '.';
        return point ? endOfDigits(end + 1) : end;
    }

    /** Digits with what sticks to them: {@code 1e5}, {@code 0xFF}, {@code 1_000}. A $ right behind a digit begins something new. */
    private int endOfDigits(int start) {
        int i = start;
        while (i < text.length() && Characters.isDigit(text.charAt(i))) {
            i++;
        }
        return i < text.length() && Characters.isNameStart(text.charAt(i)) ? endOfWord(i) : i;
    }

    private int endOfWord(int start) {
        int i = start;
        while (i < text.length() && Characters.isNamePart(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static Quotes.Style plainStyle(boolean standardStrings) {
        return standardStrings ? Quotes.Style.DOUBLED : Quotes.Style.BACKSLASH;
    }

    private Token string(int start, int inside, Quotes.Style style) {
        return closed(STRING, start, quotes.endOfString(inside, style));
    }

    private Token closed(TokenKind kind, int start, int end) {
        return end == Quotes.UNCLOSED ? new Token(kind, start, text.length(), false) : new Token(kind, start, end);
    }

    private static Token one(TokenKind kind, int start) {
        return new Token(kind, start, start + 1);
    }

    /** The character after an offset, or NUL at the end: no script holds one. */
    private char next(int offset) {
        return offset + 1 < text.length() ? text.charAt(offset + 1) : '\0';
    }
}
