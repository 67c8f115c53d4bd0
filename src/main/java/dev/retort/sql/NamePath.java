package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name of one part or more, as a person or the server writes it: {@code shop}, {@code public."Shop".total},
 * {@code public.total(integer)}, {@code public.mood.'very sad'}.
 *
 * @param parts as PostgreSQL stores names: in small letters where they have no quotes
 * @param written the last part without its quotes, in the letters that stand there
 * @param arguments what stands in the parentheses behind a routine
 */
public record NamePath(List<String> parts, String written, Optional<String> arguments) {
    public NamePath {
        parts = List.copyOf(parts);
    }

    /** Empty where the text is no such name. */
    public static Optional<NamePath> parse(String text) {
        List<String> parts = new ArrayList<>();
        String written = "";
        int at = 0;
        while (true) {
            int end = end(text, at);
            if (end == at) {
                return Optional.empty();
            }
            boolean quoted = isQuote(text.charAt(at));
            written = quoted ? unquoted(text.substring(at, end)) : text.substring(at, end);
            parts.add(quoted ? written : written.toLowerCase(Locale.ROOT));
            if (end == text.length()) {
                return Optional.of(new NamePath(parts, written, Optional.empty()));
            }
            if (text.charAt(end) == '(' && text.endsWith(")")) {
                return Optional.of(
                        new NamePath(parts, written, Optional.of(text.substring(end + 1, text.length() - 1))));
            }
            if (text.charAt(end) != '.') {
                return Optional.empty();
            }
            at = end + 1;
        }
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'';
    }

    private static String unquoted(String quoted) {
        String quote = quoted.substring(0, 1);
        return quoted.substring(1, quoted.length() - 1).replace(quote + quote, quote);
    }

    /** Where the part ends that begins there; there again where none does. */
    private static int end(String text, int start) {
        if (start < text.length() && isQuote(text.charAt(start))) {
            char quote = text.charAt(start);
            for (int i = start + 1; i < text.length(); i++) {
                if (text.charAt(i) == quote) {
                    if (i + 1 == text.length() || text.charAt(i + 1) != quote) {
                        return i + 1;
                    }
                    i++;
                }
            }
            return start;
        }
        int end = start;
        while (end < text.length() && Characters.isNamePart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** All parts but the last. */
    public List<String> owner() {
        return parts.subList(0, parts.size() - 1);
    }

    public String last() {
        return parts.getLast();
    }
}
