package dev.retort.sql;

import java.util.List;

/**
 * Follows the body {@code BEGIN ATOMIC … END} of a routine, whose semicolons end no statement of the script.
 *
 * <p>psql counts BEGIN, CASE and END in any CREATE FUNCTION or PROCEDURE and so trips over a column named {@code begin}.
 * The grammar says more: only ATOMIC after BEGIN opens a body, and the END that closes it follows a semicolon.
 */
final class RoutineBody {
    private static final Pattern ROUTINE = Pattern.of("CREATE [OR] [REPLACE] FUNCTION|PROCEDURE");

    private final CharSequence text;
    private int openedAt = -1;
    private int cases;

    RoutineBody(CharSequence text) {
        this.text = text;
    }

    boolean isOpen() {
        return openedAt >= 0;
    }

    /** Offset of the BEGIN that is open. */
    int openedAt() {
        return openedAt;
    }

    /**
     * Takes the next token that stands outside parentheses.
     *
     * @param head the first tokens of the statement
     * @param before the token before it
     */
    void take(Token token, Token before, List<Token> head) {
        if (token.kind() != TokenKind.WORD) {
            return;
        }
        if (!isOpen()) {
            if (before.is(text, "BEGIN") && token.is(text, "ATOMIC") && isRoutine(head)) {
                openedAt = before.start();
            }
        } else if (!isLabel(before)) {
            if (token.is(text, "CASE")) {
                cases++;
            } else if (token.is(text, "END")) {
                end(before);
            }
        }
    }

    private void end(Token before) {
        if (cases > 0) {
            cases--;
        } else if (before.kind() == TokenKind.SEMICOLON || before.is(text, "ATOMIC")) {
            openedAt = -1;
        }
    }

    /** {@code t.case} and {@code AS end} are names. */
    private boolean isLabel(Token before) {
        return before.is(text, "AS") || (before.kind() == TokenKind.SYMBOL && text.charAt(before.start()) == '.');
    }

    private boolean isRoutine(List<Token> head) {
        return ROUTINE.match(new Phrase(text, head, 0)).isPresent();
    }
}
