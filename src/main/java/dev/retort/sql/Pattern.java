package dev.retort.sql;

import java.util.List;
import java.util.Optional;

/**
 * The beginning of a statement, written as in PostgreSQL's manual: keywords in capitals, {@code A|B} for one of several,
 * {@code [A]} for what may be missing, {@code name} for a name, {@code (…)} for anything in parentheses, {@code end} for
 * the end of the statement.
 */
record Pattern(List<String> parts) {
    static Pattern of(String pattern) {
        return new Pattern(List.of(pattern.split(" ")));
    }

    /** What follows the beginning that this describes, where the phrase has it. */
    Optional<Phrase> match(Phrase phrase) {
        Optional<Phrase> at = Optional.of(phrase);
        for (String part : parts) {
            at = at.flatMap(here -> part.startsWith("[")
                    ? one(part.substring(1, part.length() - 1), here).or(() -> Optional.of(here))
                    : one(part, here));
        }
        return at;
    }

    private static Optional<Phrase> one(String part, Phrase phrase) {
        return switch (part) {
            case "name" -> phrase.afterName();
            case "(…)" -> phrase.afterGroup();
            case "end" -> phrase.isEmpty() ? Optional.of(phrase) : Optional.empty();
            default -> {
                for (String keyword : part.split("\\|")) {
                    if (phrase.startsWith(keyword)) {
                        yield Optional.of(phrase.rest());
                    }
                }
                yield Optional.empty();
            }
        };
    }
}
