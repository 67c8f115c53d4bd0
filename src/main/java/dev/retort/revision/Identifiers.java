package dev.retort.revision;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a revision id and a branch label may look like. The separators are those of target expressions. */
public final class Identifiers {
    private static final String SEPARATORS = "@-+:,\"'";
    private static final Set<String> RESERVED = Set.of("head", "heads", "base", "current");

    private Identifiers() {}

    /** What is wrong with the name, or empty where it can be used. */
    public static Optional<String> problem(String name) {
        if (name.isEmpty()) {
            return Optional.of("is empty");
        }
        if (RESERVED.contains(name)) {
            return Optional.of("\"" + name + "\" has a meaning of its own in a target; choose another name");
        }
        return name.codePoints()
                .filter(c -> SEPARATORS.indexOf(c) >= 0 || Character.isSpaceChar(c) || isInvisible(c))
                .mapToObj(c -> "\"" + printable(name) + "\" holds "
                        + Character.getName(c).toLowerCase(Locale.ROOT)
                        + ", which a name cannot; use letters, digits and underscores")
                .findFirst();
    }

    /** Text from outside as it can stand in a message: a terminal would obey a control character, or hide what it holds. */
    public static String printable(String text) {
        return text.codePoints().noneMatch(Identifiers::isInvisible)
                ? text
                : text.codePoints()
                        .map(c -> isInvisible(c) ? '?' : c)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }
}
