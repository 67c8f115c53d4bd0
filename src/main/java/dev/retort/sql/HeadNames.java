package dev.retort.sql;

import java.util.LinkedHashSet;
import java.util.Set;

/** The names in the head of a statement that makes something: what it makes, and its schema. */
final class HeadNames {
    private static final Set<String> ENDS = Set.of("AS", "ON", "RETURNS", "USING", "FROM", "FOR", "BEFORE", "AFTER");

    private HeadNames() {}

    /** As PostgreSQL stores them, keywords among them; none where the statement makes nothing. */
    static Set<String> of(Phrase statement) {
        Set<String> names = new LinkedHashSet<>();
        if (statement.startsWith("CREATE")) {
            for (Phrase at = statement.rest(); !at.isEmpty() && !ends(at); at = at.rest()) {
                if (at.startsWith(TokenKind.WORD) || at.startsWith(TokenKind.QUOTED_NAME)) {
                    names.add(at.plainName());
                }
            }
        }
        return names;
    }

    private static boolean ends(Phrase at) {
        return at.startsWith(TokenKind.OPEN_PARENTHESIS) || ENDS.stream().anyMatch(at::startsWith);
    }
}
