package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The statement that is being read: what it begins with, and what in it is still open. */
final class OpenStatement {
    /** As many tokens as it takes to know a statement: SET SESSION name TO value. */
    private static final int HEAD = 5;

    private static final Pattern COPY_FROM_CLIENT = Pattern.of("COPY [BINARY] name [(…)] FROM STDIN|STDOUT");

    private final CharSequence text;
    private final RoutineBody body;
    private final List<Token> head = new ArrayList<>();
    private Optional<Token> last = Optional.empty();
    private int depth;
    private int openParenthesis;

    OpenStatement(CharSequence text) {
        this.text = text;
        this.body = new RoutineBody(text);
    }

    void add(Token token) {
        if (token.kind() == TokenKind.OPEN_PARENTHESIS) {
            if (depth == 0) {
                openParenthesis = token.start();
            }
            depth++;
        } else if (token.kind() == TokenKind.CLOSE_PARENTHESIS) {
            depth = Math.max(0, depth - 1); // one too many is the server's to refuse
        } else if (depth == 0) {
            last.ifPresent(before -> body.take(token, before, head));
        }
        if (head.size() < HEAD || head.getFirst().is(text, "COPY")) {
            head.add(token);
        }
        last = Optional.of(token);
    }

    boolean isEmpty() {
        return head.isEmpty();
    }

    /** Whether a semicolon here would end the statement. */
    boolean endsAtSemicolon() {
        return depth == 0 && !body.isOpen();
    }

    int start() {
        return head.getFirst().start();
    }

    /** Offset after its last token. */
    int end() {
        return last.map(Token::end).orElseThrow();
    }

    Phrase head() {
        return new Phrase(text, head, 0);
    }

    /** Whether the lines after it are data: {@code COPY … FROM STDIN}. (The grammar takes STDOUT there, and means the same.) */
    boolean copiesFromClient() {
        return COPY_FROM_CLIENT.match(head()).isPresent();
    }

    /** What is open at the end of the text, if anything is. */
    Optional<Fault> unclosed() {
        if (depth > 0) {
            return Optional.of(
                    new Fault(
                            openParenthesis,
                            "The parenthesis that opens here is never closed, so the statement runs to the end of the text: close it."));
        }
        if (body.isOpen()) {
            return Optional.of(
                    new Fault(
                            body.openedAt(),
                            "The body that begins here has no END: end each statement in it with a semicolon, the last one too, and the body with END."));
        }
        return Optional.empty();
    }
}
