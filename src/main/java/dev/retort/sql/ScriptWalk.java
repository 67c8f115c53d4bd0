package dev.retort.sql;

import java.util.Optional;

/**
 * Reads a script once, from its first to its last character, and tells a visitor of its comments and statements.
 *
 * <p>A statement ends where psql ends it: at a semicolon outside quotes, comments, parentheses and {@code BEGIN ATOMIC}
 * bodies.
 */
final class ScriptWalk {
    private final CharSequence text;
    private final Lexer lexer;
    private final ScriptVisitor visitor;
    private StandardStrings strings = StandardStrings.DEFAULT;
    private OpenStatement statement;

    private ScriptWalk(CharSequence text, ScriptVisitor visitor) {
        this.text = text;
        this.lexer = new Lexer(text);
        this.visitor = visitor;
        this.statement = new OpenStatement(text);
    }

    static void of(CharSequence text, int from, ScriptVisitor visitor) {
        new ScriptWalk(text, visitor).walk(from);
    }

    private void walk(int from) {
        int at = from;
        boolean more = true;
        while (more) {
            Token token = lexer.tokenAt(at, strings.on());
            at = token.end();
            if (!token.closed()) {
                visitor.fault(new Fault(token.start(), token.kind().whenUnclosed()));
            }
            switch (token.kind()) {
                case LINE_COMMENT, BLOCK_COMMENT -> visitor.comment(token);
                case BACKSLASH -> {
                    visitor.fault(PsqlCommand.fault(text, token.start()));
                    at = lexer.quotes().endOfLine(at); // psql takes the rest of the line for its arguments
                }
                case SEMICOLON -> {
                    if (statement.endsAtSemicolon()) {
                        at = finish(token.start(), token.end());
                    } else {
                        statement.add(token);
                    }
                }
                case END -> more = false;
                case WORD,
                        QUOTED_NAME,
                        STRING,
                        DOLLAR_STRING,
                        NUMBER,
                        PARAMETER,
                        OPEN_PARENTHESIS,
                        CLOSE_PARENTHESIS,
                        SYMBOL -> statement.add(token);
            }
        }
        finishWithoutSemicolon();
    }

    /** Answers where to go on. */
    private int finish(int end, int afterSemicolon) {
        if (statement.isEmpty()) {
            return afterSemicolon;
        }
        Optional<CopyBlock> copy =
                statement.copiesFromClient() ? Optional.of(CopyBlock.at(text, afterSemicolon)) : Optional.empty();
        copy.ifPresent(this::check);
        visitor.statement(statement.start(), end, copy);
        strings = strings.after(statement.head());
        statement = new OpenStatement(text);
        return copy.map(CopyBlock::next).orElse(afterSemicolon);
    }

    private void check(CopyBlock copy) {
        if (!copy.lineIsFree()) {
            visitor.fault(
                    new Fault(
                            copy.lineRest(),
                            "The data of COPY … FROM STDIN begins on the next line: move this to below the line \\. that ends it."));
        }
        if (!copy.closed()) {
            visitor.fault(new Fault(
                    statement.start(),
                    "The data of this COPY … FROM STDIN has no end: put \\. on a line of its own after it."));
        }
    }

    private void finishWithoutSemicolon() {
        statement.unclosed().ifPresent(visitor::fault);
        if (statement.isEmpty()) {
            return;
        }
        if (statement.copiesFromClient()) {
            visitor.fault(
                    new Fault(
                            statement.start(),
                            "This COPY … FROM STDIN has no data: end it with a semicolon, then the lines of data and a line \\. follow."));
        }
        visitor.statement(statement.start(), statement.end(), Optional.empty());
    }
}
