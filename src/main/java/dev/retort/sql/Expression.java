package dev.retort.sql;

import java.util.LinkedHashSet;
import java.util.Set;

/** Reads what an expression names, as far as its words tell. */
final class Expression {
    private Expression() {}

    /** The functions that it calls, in small letters. */
    static Set<String> calls(Phrase expression) {
        Set<String> calls = new LinkedHashSet<>(QueryReader.read(Phrase.of("SELECT " + expression.oneLine()))
                .map(Query::functions)
                .orElse(Set.of()));
        calls.removeIf(call -> call.equals("select"));
        return calls;
    }

    /** The names that could be columns: those that nothing is called by, in the order of the text. */
    static Set<String> names(Phrase expression) {
        Set<String> names = new LinkedHashSet<>();
        for (Phrase at = expression; !at.isEmpty(); at = at.rest()) {
            boolean name = at.startsWith(TokenKind.QUOTED_NAME)
                    || (at.startsWith(TokenKind.WORD)
                            && SqlName.quoted(at.plainName()).equals(at.plainName()));
            if (name && !at.rest().startsWith(TokenKind.OPEN_PARENTHESIS)) {
                names.add(at.plainName());
            }
        }
        return names;
    }
}
