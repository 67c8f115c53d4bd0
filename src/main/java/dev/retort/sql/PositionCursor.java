package dev.retort.sql;

/** Turns offsets into lines and columns. Moves forward only, so that all positions of a script cost one pass over it. */
final class PositionCursor {
    private final CharSequence text;
    private int offset;
    private int line;
    private int column;

    PositionCursor(CharSequence text, int offset, Position position) {
        this.text = text;
        this.offset = offset;
        this.line = position.line();
        this.column = position.column();
    }

    /** The position of an offset that does not lie before the one asked for last. */
    Position moveTo(int target) {
        if (target < offset) {
            throw new IllegalArgumentException("a position cursor moves forward only: " + offset + " to " + target);
        }
        for (; offset < target; offset++) {
            char c = text.charAt(offset);
            if (c == '\n' || (c == '\r' && !nextIs('\n'))) {
                line++;
                column = 1;
            } else if (!(Character.isHighSurrogate(c) && nextIsLowSurrogate())) {
                column++; // the second half of a pair counts it
            }
        }
        return new Position(line, column);
    }

    private boolean nextIs(char c) {
        return offset + 1 < text.length() && text.charAt(offset + 1) == c;
    }

    private boolean nextIsLowSurrogate() {
        return offset + 1 < text.length() && Character.isLowSurrogate(text.charAt(offset + 1));
    }
}
