package dev.retort.sql;

/**
 * The data that follows {@code COPY … FROM STDIN;}: from the line after it up to the line {@code \.}.
 *
 * <p>The line end behind the semicolon tells the file's own. Where that is LF, a CR is data (a field of a CSV may hold one);
 * where it is CRLF or CR, each becomes LF.
 *
 * @param lineEnd how lines end here
 * @param lineRest offset of what stands on the line of the semicolon behind it, blanks and comment left out
 * @param lineRestEnd its end; the same as its offset where nothing stands there, as it should be
 * @param start offset of the data
 * @param end offset after the data
 * @param next offset after the line {@code \.}
 * @param closed false where that line is missing
 */
record CopyBlock(
        CharSequence text,
        String lineEnd,
        int lineRest,
        int lineRestEnd,
        int start,
        int end,
        int next,
        boolean closed) {

    /** @param afterSemicolon offset of the character behind the COPY statement */
    static CopyBlock at(CharSequence text, int afterSemicolon) {
        int rest = afterSemicolon;
        while (rest < text.length() && Characters.isBlank(text.charAt(rest))) {
            rest++;
        }
        int restEnd = new Quotes(text).endOfLine(rest);
        boolean comment = startsWith(text, rest, restEnd, "--");
        String lineEnd = lineEndAt(text, restEnd);
        int start = Math.min(restEnd + lineEnd.length(), text.length());
        int line = start;
        while (line < text.length()) {
            int end = endOfLine(text, line, lineEnd);
            int next = Math.min(end + 1, text.length());
            if (isEndMark(text, line, end)) {
                return new CopyBlock(text, lineEnd, comment ? restEnd : rest, restEnd, start, line, next, true);
            }
            line = next;
        }
        return new CopyBlock(text, lineEnd, comment ? restEnd : rest, restEnd, start, line, line, false);
    }

    boolean lineIsFree() {
        return lineRest == lineRestEnd;
    }

    String data() {
        return text.subSequence(start, end).toString().replace(lineEnd, "\n");
    }

    private static String lineEndAt(CharSequence text, int offset) {
        return startsWith(text, offset, text.length(), "\r\n")
                ? "\r\n"
                : startsWith(text, offset, text.length(), "\r") ? "\r" : "\n";
    }

    /** The offset of a line's last character of its line end, or of the end of the text. */
    private static int endOfLine(CharSequence text, int line, String lineEnd) {
        char last = lineEnd.charAt(lineEnd.length() - 1);
        int end = line;
        while (end < text.length() && text.charAt(end) != last) {
            end++;
        }
        return end;
    }

    private static boolean isEndMark(CharSequence text, int line, int end) {
        int length = end - line;
        return startsWith(text, line, end, "\\.") && (length == 2 || (length == 3 && text.charAt(line + 2) == '\r'));
    }

    private static boolean startsWith(CharSequence text, int from, int end, String what) {
        if (end - from < what.length()) {
            return false;
        }
        for (int i = 0; i < what.length(); i++) {
            if (text.charAt(from + i) != what.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
