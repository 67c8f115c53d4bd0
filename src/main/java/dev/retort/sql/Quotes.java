package dev.retort.sql;

/** Finds where quoted things end. Each method takes the offset after the opening mark and answers the one after the closing. */
record Quotes(CharSequence text) {
    static final int UNCLOSED = -1;

    /** What a quote may hold. */
    enum Style {
        /** A doubled quote stands for one. */
        DOUBLED,
        /** Besides, a backslash takes the next character with it: {@code E'…'}, and all strings of the old kind. */
        BACKSLASH,
        /** {@code B'…'} and {@code X'…'}: the first quote ends it. */
        BITS
    }

    int endOfString(int from, Style style) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '\\' && style == Style.BACKSLASH) {
                i += 2;
            } else if (c != '\'') {
                i++;
            } else if (style != Style.BITS && has('\'', i + 1)) {
                i += 2;
            } else {
                int continued = continuation(i + 1);
                if (continued == UNCLOSED) {
                    return i + 1;
                }
                i = continued;
            }
        }
        return UNCLOSED;
    }

    int endOfName(int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"') {
                if (!has('"', i + 1)) {
                    return i + 1;
                }
                i++;
            }
        }
        return UNCLOSED;
    }

    /** Block comments nest. */
    int endOfBlockComment(int from) {
        int depth = 1;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '/' && has('*', i + 1)) {
                depth++;
                i += 2;
            } else if (c == '*' && has('/', i + 1)) {
                depth--;
                i += 2;
                if (depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return UNCLOSED;
    }

    /** The offset of the line end, or of the end of the text. */
    int endOfLine(int from) {
        int i = from;
        while (i < text.length() && !Characters.isLineEnd(text.charAt(i))) {
            i++;
        }
        return i;
    }

    /**
     * The offset after the tag that opens a dollar quote.
     *
     * @param dollar offset of the first {@code $}
     * @return {@link #UNCLOSED} where no tag is there
     */
    int endOfTag(int dollar) {
        int i = dollar + 1;
        while (i < text.length()
                && (i == dollar + 1 ? Characters.isNameStart(text.charAt(i)) : Characters.isTagPart(text.charAt(i)))) {
            i++;
        }
        return has('$', i) ? i + 1 : UNCLOSED;
    }

    /** Where the tag, which lies between the two offsets, comes again. It begins with the only $ before its end, so this is linear. */
    int endOfDollarString(int tagStart, int tagEnd) {
        int length = tagEnd - tagStart;
        for (int i = tagEnd; i + length <= text.length(); i++) {
            int same = 0;
            while (same < length && text.charAt(i + same) == text.charAt(tagStart + same)) {
                same++;
            }
            if (same == length) {
                return i + length;
            }
        }
        return UNCLOSED;
    }

    /** A string goes on in its own style where another quote follows after a line end, with only blanks and -- comments between. */
    private int continuation(int from) {
        boolean lineEnded = false;
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (Characters.isSpace(c)) {
                lineEnded |= Characters.isLineEnd(c);
                i++;
            } else if (c == '-' && has('-', i + 1)) {
                i = endOfLine(i);
            } else {
                return c == '\'' && lineEnded ? i + 1 : UNCLOSED;
            }
        }
        return UNCLOSED;
    }

    private boolean has(char c, int offset) {
        return offset < text.length() && text.charAt(offset) == c;
    }
}
