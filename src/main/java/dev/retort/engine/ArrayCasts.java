package dev.retort.engine;

import dev.retort.schema.Kind;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one expression that PostgreSQL prints in a way that it reads as another: {@code x IN ('a', 'b')} of a varchar is printed
 * as an array that is cast, which it reads as an array of casts. Both mean the same; here the second stands for both.
 */
final class ArrayCasts {
    private static final String STRING = "'(?:[^']|'')*'::character varying";
    private static final Pattern CAST_ARRAY =
            Pattern.compile("\\(ARRAY\\[(" + STRING + "(?:, " + STRING + ")*)]\\)::text\\[]");
    private static final String START = "(ARRAY[";
    private static final Pattern ELEMENT = Pattern.compile(STRING);

    /** Their text is kept as it was written. */
    private static final Set<Kind> AS_WRITTEN = Set.of(Kind.FUNCTION, Kind.PROCEDURE);

    private ArrayCasts() {}

    static Schema settled(Schema schema) {
        return schema.map(object -> isConcerned(object) ? object(object) : object);
    }

    /** Few are, and nothing is made anew for all others. */
    private static boolean isConcerned(SchemaObject object) {
        return !AS_WRITTEN.contains(object.id().kind())
                && object.content().values().stream().anyMatch(value -> value.contains(START));
    }

    private static SchemaObject object(SchemaObject object) {
        SequencedMap<String, String> content = new LinkedHashMap<>();
        for (Map.Entry<String, String> attribute : object.content().entrySet()) {
            String value = attribute.getValue();
            content.put(attribute.getKey(), attribute.getKey().equals("comment") ? value : text(value));
        }
        return new SchemaObject(object.id(), object.parent(), content);
    }

    static String text(String expression) {
        return CAST_ARRAY
                .matcher(expression)
                .replaceAll(array -> Matcher.quoteReplacement(
                        "ARRAY[" + ELEMENT.matcher(array.group(1)).replaceAll("($0)::text") + "]"));
    }
}
