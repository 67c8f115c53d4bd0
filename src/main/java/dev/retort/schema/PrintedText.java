package dev.retort.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Expressions as PostgreSQL prints them. It prints {@code x IN ('a', 'b')} of a {@code varchar} as {@code ((x)::text = ANY
 * ((ARRAY['a'::character varying, 'b'::character varying])::text[]))}, and what it has read from that as {@code ((x)::text = ANY
 * (ARRAY[('a'::character varying)::text, ('b'::character varying)::text]))}: one expression with two texts.
 */
public final class PrintedText {
    /** What has expressions, other than functions, whose text is somebody's own. */
    private static final Set<Kind> KINDS = Set.of(
            Kind.COLUMN,
            Kind.CONSTRAINT,
            Kind.DOMAIN,
            Kind.INDEX,
            Kind.MATERIALIZED_VIEW,
            Kind.POLICY,
            Kind.RULE,
            Kind.STATISTICS,
            Kind.TABLE,
            Kind.TRIGGER,
            Kind.VIEW);

    private static final Set<String> ATTRIBUTES =
            Set.of("default", "definition", "generated", "partition key", "using", "with check");

    private static final String ARRAY = "ARRAY[";
    private static final String IDENTIFIER = "(?:\"(?:[^\"]|\"\")+\"|[\\p{L}\\p{N}_$]+)";
    private static final Pattern CAST = Pattern.compile("\\)::(" + IDENTIFIER + "(?:\\." + IDENTIFIER
            + ")?(?: varying| precision)?(?:\\([\\d,]+\\))?(?: with(?:out)? time zone)?)\\[\\]");

    private final String text;

    private PrintedText(String text) {
        this.text = text;
    }

    /** Whether two texts of an attribute mean the same. */
    static boolean isSame(Kind kind, String attribute, Optional<String> one, Optional<String> other) {
        return one.equals(other)
                || (KINDS.contains(kind)
                        && ATTRIBUTES.contains(attribute)
                        && one.map(PrintedText::settled).equals(other.map(PrintedText::settled)));
    }

    /** The text that stays what it is when PostgreSQL reads it and prints it again. For comparing only. */
    public static String settled(String text) {
        return text.contains("(" + ARRAY) ? new PrintedText(text).settled() : text;
    }

    private String settled() {
        StringBuilder settled = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int end = past(at);
            if (text.startsWith("(" + ARRAY, at) && !isCall(at)) {
                int close = closing(at + ARRAY.length());
                Matcher cast = CAST.matcher(text).region(Math.min(close + 1, text.length()), text.length());
                if (cast.lookingAt()) {
                    settled.append(pushed(at + 1, close, cast.group(1)));
                    at = cast.end();
                    continue;
                }
            }
            settled.append(text, at, end);
            at = end;
        }
        return settled.toString();
    }

    private boolean isCall(int at) {
        return at > 0 && (Character.isLetterOrDigit(text.charAt(at - 1)) || "_$\"".indexOf(text.charAt(at - 1)) >= 0);
    }

    /** An array with the cast at each of its elements. */
    private String pushed(int start, int close, String type) {
        List<String> elements = new ArrayList<>();
        int first = start + ARRAY.length();
        for (int at = first; at <= close; at = at == close ? close + 1 : skip(at)) {
            if (at == close || text.charAt(at) == ',') {
                elements.add(pushed(text.substring(first, at).strip(), type));
                first = at + 1;
            }
        }
        return ARRAY + String.join(", ", elements) + "]";
    }

    private static String pushed(String element, String type) {
        PrintedText inner = new PrintedText(element);
        return element.startsWith(ARRAY) && inner.closing(ARRAY.length() - 1) == element.length() - 1
                ? inner.pushed(0, element.length() - 1, type)
                : "(" + settled(element) + ")::" + type;
    }

    /** Where the bracket that opens here is closed; the end of the text where it is not. */
    private int closing(int open) {
        int at = open + 1;
        while (at < text.length() && ")]".indexOf(text.charAt(at)) < 0) {
            at = skip(at);
        }
        return at;
    }

    /** The end of what begins here: a bracket with all that is in it, a literal, a name in quotes, a character. */
    private int skip(int at) {
        return "([".indexOf(text.charAt(at)) >= 0 ? Math.min(closing(at) + 1, text.length()) : past(at);
    }

    private int past(int at) {
        char quote = text.charAt(at);
        if (quote != '\'' && quote != '"') {
            return at + 1;
        }
        boolean escapes = quote == '\'' && at > 0 && text.charAt(at - 1) == 'E';
        int end = at + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            end += escapes && text.charAt(end) == '\\' ? 2 : 1;
        }
        return Math.min(end + 1, text.length());
    }
}
