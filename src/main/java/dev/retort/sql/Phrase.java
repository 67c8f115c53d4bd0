package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tokens of one statement, without comments, from some place on. Immutable: a step forward is another phrase.
 *
 * @param next index of the token that is read next
 */
record Phrase(CharSequence text, List<Token> tokens, int next) {

    /** A whole statement. Never fails: what is unclosed ends with the text. */
    static Phrase of(String statement) {
        Lexer lexer = new Lexer(statement);
        List<Token> tokens = new ArrayList<>();
        Token token = lexer.tokenAt(0, true);
        while (token.kind() != TokenKind.END) {
            if (!token.kind().isComment()) {
                tokens.add(token);
            }
            token = lexer.tokenAt(token.end(), true);
        }
        return new Phrase(statement, tokens, 0);
    }

    boolean isEmpty() {
        return next >= tokens.size();
    }

    boolean startsWith(TokenKind kind) {
        return !isEmpty() && tokens.get(next).kind() == kind;
    }

    /** @param keyword in capitals */
    boolean startsWith(String keyword) {
        return !isEmpty() && tokens.get(next).is(text, keyword);
    }

    boolean startsWith(char symbol) {
        return startsWith(TokenKind.SYMBOL) && text.charAt(tokens.get(next).start()) == symbol;
    }

    Phrase rest() {
        return new Phrase(text, tokens, next + 1);
    }

    /** What follows a keyword that stands outside parentheses, if it is there. */
    Optional<Phrase> after(String keyword) {
        Phrase phrase = this;
        while (!phrase.isEmpty()) {
            if (phrase.startsWith(keyword)) {
                return Optional.of(phrase.rest());
            }
            phrase = phrase.afterGroup().orElseGet(phrase::rest);
        }
        return Optional.empty();
    }

    /** What follows the parenthesised group that stands here, if one does. */
    Optional<Phrase> afterGroup() {
        if (!startsWith(TokenKind.OPEN_PARENTHESIS)) {
            return Optional.empty();
        }
        int depth = 0;
        Phrase phrase = this;
        do {
            if (phrase.startsWith(TokenKind.OPEN_PARENTHESIS)) {
                depth++;
            } else if (phrase.startsWith(TokenKind.CLOSE_PARENTHESIS)) {
                depth--;
            }
            phrase = phrase.rest();
        } while (depth > 0 && !phrase.isEmpty());
        return Optional.of(phrase);
    }

    /** What follows the name that stands here, qualified or not and quoted or not, if one does. */
    Optional<Phrase> afterName() {
        if (!startsWith(TokenKind.WORD) && !startsWith(TokenKind.QUOTED_NAME)) {
            return Optional.empty();
        }
        Phrase phrase = rest();
        if (phrase.startsWith("UESCAPE") && phrase.rest().startsWith(TokenKind.STRING)) {
            phrase = phrase.rest().rest();
        }
        return phrase.startsWith('.') ? phrase.rest().afterName() : Optional.of(phrase);
    }

    /** The next token's content as PostgreSQL compares it in options: in small letters, and without its quotes. */
    String value() {
        Token token = tokens.get(next);
        boolean quoted = token.kind() == TokenKind.STRING || token.kind() == TokenKind.QUOTED_NAME;
        int margin = quoted && token.end() - token.start() >= 2 ? 1 : 0;
        return text.subSequence(token.start() + margin, token.end() - margin)
                .toString()
                .toLowerCase(Locale.ROOT);
    }

    /** The next token as it is written. */
    String written() {
        Token token = tokens.get(next);
        return text.subSequence(token.start(), token.end()).toString();
    }

    /** The value of the token before this place. */
    String lastValue() {
        return new Phrase(text, tokens, next - 1).value();
    }

    /** The name that stands here as it is written, without what stands between its parts; {@link #afterName} finds one. */
    String name() {
        int end = afterName().orElse(this).next();
        StringBuilder name = new StringBuilder();
        tokens.subList(next, end).forEach(token -> name.append(text, token.start(), token.end()));
        return name.toString();
    }

    /** The one name that stands here as PostgreSQL stores it: in small letters, or what its quotes hold. */
    String plainName() {
        Token token = tokens.get(next);
        String written = text.subSequence(token.start(), token.end()).toString();
        return token.kind() == TokenKind.QUOTED_NAME
                ? written.substring(1, Math.max(1, written.length() - 1)).replace("\"\"", "\"")
                : written.toLowerCase(Locale.ROOT);
    }

    /** The text of the plain string that stands here; else the token as it is written. */
    String string() {
        String written = written();
        return written.length() >= 2 && written.startsWith("'")
                ? written.substring(1, written.length() - 1).replace("''", "'")
                : written;
    }

    /** What stands between the tags of the dollar-quoted string that stands here. */
    String dollarQuoted() {
        Token token = tokens.get(next);
        String quoted = text.subSequence(token.start(), token.end()).toString();
        int tag = quoted.indexOf('$', 1) + 1;
        return quoted.substring(tag, Math.max(tag, quoted.length() - (token.closed() ? tag : 0)));
    }

    /** This phrase up to another one that lies further on. */
    Phrase upTo(Phrase end) {
        return new Phrase(text, tokens.subList(0, Math.max(next, end.next())), next);
    }

    /** What stands inside the parentheses that begin here; nothing where none do. */
    Phrase group() {
        Phrase end = afterGroup().orElse(this);
        return new Phrase(text, tokens.subList(0, Math.max(next, end.next() - 1)), Math.min(next + 1, end.next()));
    }

    /** What stands between the commas outside parentheses. */
    List<Phrase> items() {
        List<Phrase> items = new ArrayList<>();
        Phrase begin = this;
        Phrase at = this;
        while (!at.isEmpty()) {
            if (at.startsWith(',')) {
                items.add(begin.upTo(at));
                begin = at.rest();
                at = begin;
            } else {
                at = at.afterGroup().orElseGet(at::rest);
            }
        }
        if (!begin.isEmpty()) {
            items.add(begin);
        }
        return items;
    }

    /** All of it on one line, without comments. */
    String oneLine() {
        StringBuilder line = new StringBuilder();
        for (int i = next; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            if (i > next && tokens.get(i - 1).end() < token.start()) {
                line.append(' ');
            }
            line.append(text, token.start(), token.end());
        }
        return line.toString();
    }
}
