package dev.retort.revision;

import java.util.Optional;
import java.util.Set;

/** What a revision id and a branch label may look like. The separators are those of target expressions. */
public final class Identifiers {
    private static final String SEPARATORS = "@-+:,";
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
                .filter(c -> SEPARATORS.indexOf(c) >= 0
                        || Character.isWhitespace(c)
                        || Character.isISOControl(c)
                        || c == '"'
                        || c == '\'')
                .mapToObj(c -> "\"" + printable(name) + "\" holds "
                        + Character.getName(c).toLowerCase(java.util.Locale.ROOT) + ", which a name cannot")
                .findFirst();
    }

    private static String printable(String name) {
        return name.codePoints()
                .map(c -> Character.isISOControl(c) ? '?' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
