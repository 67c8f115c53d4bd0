package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds the comments that can be markers of a migration file, such as {@code -- migrate:up}.
 *
 * <p>What looks like one inside a quote, a block comment, a function's dollar-quoted body or the data of a COPY is not one.
 */
public final class LineComments {
    private LineComments() {}

    /** The comments in their order. Never fails: what is unclosed ends with the text. */
    public static List<LineComment> of(String text) {
        return in(text);
    }

    /** Takes any text, so that a test can count how often it is read. */
    static List<LineComment> in(CharSequence text) {
        int begin = !text.isEmpty() && text.charAt(0) == Characters.BYTE_ORDER_MARK ? 1 : 0;
        PositionCursor cursor = new PositionCursor(text, begin, new Position(1, 1));
        List<LineComment> comments = new ArrayList<>();
        ScriptWalk.of(text, begin, new ScriptVisitor() {
            @Override
            public void comment(Token comment) {
                if (comment.kind() == TokenKind.LINE_COMMENT && beginsLine(text, begin, comment.start())) {
                    comments.add(new LineComment(
                            cursor.moveTo(comment.start()).line(),
                            comment.start(),
                            nextLine(text, comment.end()),
                            text.subSequence(comment.start() + 2, comment.end()).toString()));
                }
            }
        });
        return List.copyOf(comments);
    }

    static boolean beginsLine(CharSequence text, int begin, int offset) {
        int i = offset;
        while (i > begin && Characters.isBlank(text.charAt(i - 1))) {
            i--;
        }
        return i == begin || Characters.isLineEnd(text.charAt(i - 1));
    }

    private static int nextLine(CharSequence text, int lineEnd) {
        if (lineEnd == text.length()) {
            return lineEnd;
        }
        boolean two = text.charAt(lineEnd) == '\r' && lineEnd + 1 < text.length() && text.charAt(lineEnd + 1) == '\n';
        return lineEnd + (two ? 2 : 1);
    }
}
