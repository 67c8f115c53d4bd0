package dev.retort.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What no script may do to the session and the transaction that it runs in, as far as its text tells. */
final class ScriptRules {
    private static final Pattern SET = Pattern.of("SET [SESSION|LOCAL]");
    private static final Set<String> BEFORE_A_STATEMENT = Set.of("BEGIN", "THEN", "ELSE", "LOOP");
    private static final Set<String> UTF8 = Set.of("utf8", "unicode", "default");

    private ScriptRules() {}

    /** Why the statement cannot be run, and what to do, or empty where it can. */
    static Optional<String> problem(Phrase statement) {
        if (TransactionRules.controlsTransaction(statement)) {
            return Optional.of("a script cannot begin or end a transaction:"
                    + " each step is one, together with its row in the version table; remove the statement");
        }
        if (Pattern.of("DISCARD ALL").match(statement).isPresent()) {
            return Optional.of(
                    "DISCARD ALL releases the lock that keeps other runs away;"
                            + " remove it, since every step begins in a clean session, or use DISCARD PLANS, TEMP or SEQUENCES");
        }
        return setting(statement)
                .or(() -> configured(statement))
                .or(() -> Pattern.of("DO").match(statement).flatMap(rest -> block(statement)));
    }

    private static Optional<String> setting(Phrase statement) {
        return SET.match(statement).flatMap(rest -> {
            if (rest.startsWith("NAMES")) {
                return encoding(rest.rest());
            }
            Phrase value = rest.rest().startsWith('=') || rest.rest().startsWith("TO")
                    ? rest.rest().rest()
                    : rest.rest();
            if (rest.startsWith("CLIENT_ENCODING")) {
                return encoding(value);
            }
            return rest.startsWith("DATESTYLE") ? dateStyle(value) : Optional.empty();
        });
    }

    private static Optional<String> configured(Phrase statement) {
        for (Phrase at = statement; !at.isEmpty(); at = at.rest()) {
            Phrase name = at.rest().rest();
            if (at.startsWith("SET_CONFIG") && name.startsWith(TokenKind.STRING)) {
                Phrase value = name.rest().startsWith(',') ? name.rest().rest() : name.rest();
                Optional<String> problem =
                        switch (name.value()) {
                            case "client_encoding" -> encoding(value);
                            case "datestyle" -> dateStyle(value);
                            default -> Optional.empty();
                        };
                if (problem.isPresent()) {
                    return problem;
                }
            }
        }
        return Optional.empty();
    }

    /** A DO block runs at once, so that what stands in its body counts as if it stood in the script. */
    private static Optional<String> block(Phrase statement) {
        for (Phrase at = statement; !at.isEmpty(); at = at.rest()) {
            if (at.startsWith(TokenKind.DOLLAR_STRING)) {
                return body(Phrase.of(at.dollarQuoted()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> body(Phrase body) {
        boolean begins = true;
        for (Phrase at = body; !at.isEmpty(); at = at.rest()) {
            Optional<String> problem = begins ? setting(at) : Optional.empty();
            if (problem.isPresent()) {
                return problem;
            }
            begins = at.startsWith(TokenKind.SEMICOLON)
                    || BEFORE_A_STATEMENT.stream().anyMatch(at::startsWith);
        }
        return configured(body);
    }

    private static Optional<String> encoding(Phrase value) {
        String name = value.isEmpty() ? "default" : value.value().replaceAll("[^a-z0-9]", "");
        return UTF8.contains(name)
                ? Optional.empty()
                : Optional.of("a script cannot change client_encoding: scripts are sent as UTF-8,"
                        + " and the connection would be lost; remove the statement and write the file in UTF-8");
    }

    private static Optional<String> dateStyle(Phrase value) {
        for (Phrase at = value; !at.isEmpty(); at = at.rest()) {
            for (String word : at.value().toLowerCase(Locale.ROOT).split("[,\\s]+", -1)) {
                if (List.of("sql", "postgres", "german").stream().anyMatch(word::startsWith)) {
                    return Optional.of("a script cannot change the output form of datestyle from ISO: the connection"
                            + " would be lost; to read dates in another order write 'ISO, DMY', 'ISO, MDY' or"
                            + " 'ISO, YMD', and to print them use to_char");
                }
            }
        }
        return Optional.empty();
    }
}
