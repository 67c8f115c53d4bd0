package dev.retort.sql;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The beginning of a statement, written as in PostgreSQL's manual: keywords in capitals, {@code A|B} for one of several,
 * {@code [A]} for what may be missing, {@code name} for a name, {@code (…)} for anything in parentheses, {@code end} for
 * the end of the statement.
 */
record Pattern(List<Part> parts) {
    /** @param words any of which may stand there */
    private record Part(List<String> words, boolean mayBeMissing) {
        static Part of(String part) {
            boolean mayBeMissing = part.startsWith("[");
            String words = mayBeMissing ? part.substring(1, part.length() - 1) : part;
            return new Part(List.of(words.split("\\|")), mayBeMissing);
        }

        Optional<Phrase> after(Phrase phrase) {
            Optional<Phrase> rest = words.stream()
                    .map(word -> after(word, phrase))
                    .flatMap(Optional::stream)
                    .findFirst();
            return mayBeMissing ? rest.or(() -> Optional.of(phrase)) : rest;
        }

        private static Optional<Phrase> after(String word, Phrase phrase) {
            return switch (word) {
                case "name" -> phrase.afterName();
                case "(…)" -> phrase.afterGroup();
                case "end" -> phrase.isEmpty() ? Optional.of(phrase) : Optional.empty();
                default -> phrase.startsWith(word) ? Optional.of(phrase.rest()) : Optional.empty();
            };
        }
    }

    static Pattern of(String pattern) {
        return new Pattern(Stream.of(pattern.split(" ")).map(Part::of).toList());
    }

    /** What follows the beginning that this describes, where the phrase has it. */
    Optional<Phrase> match(Phrase phrase) {
        Optional<Phrase> at = Optional.of(phrase);
        for (Part part : parts) {
            at = at.flatMap(part::after);
        }
        return at;
    }
}
