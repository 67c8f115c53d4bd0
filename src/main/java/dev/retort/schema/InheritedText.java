package dev.retort.schema;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a child or partition says of what its parent says as well. That it says so itself, and how it calls a NOT NULL that both have,
 * is found out when it is made; PostgreSQL has no statement that changes it, so that it is no difference.
 */
final class InheritedText {
    /** Among the words of a NOT NULL. */
    private static final String INHERITED = "INHERITED";

    private static final Set<String> WORDS = Set.of(INHERITED, "NO INHERIT", "NOT VALID");

    private InheritedText() {}

    static boolean isSame(String attribute, Optional<String> one, Optional<String> other) {
        return one.isPresent()
                && other.isPresent()
                && switch (attribute) {
                    case "inherited" -> true;
                    case "not null" -> isSameNotNull(words(one.get()), words(other.get()));
                    default -> false;
                };
    }

    private static boolean isSameNotNull(Set<String> one, Set<String> other) {
        boolean bothInherit = one.contains(INHERITED) && other.contains(INHERITED);
        return without(one, bothInherit).equals(without(other, bothInherit));
    }

    private static Set<String> words(String text) {
        return Set.of(text.split(", "));
    }

    private static Set<String> without(Set<String> words, boolean name) {
        return words.stream()
                .filter(word -> !word.equals(INHERITED) && (!name || WORDS.contains(word)))
                .collect(Collectors.toSet());
    }
}
