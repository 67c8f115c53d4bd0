package dev.retort.sql;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The kind of an object as it stands in CREATE, ALTER, DROP and COMMENT ON.
 *
 * @param kind in small letters: {@code table}, {@code materialized view}
 * @param rest from the name on
 */
record ObjectKind(String kind, Phrase rest) {
    private static final List<Pattern> OF_SEVERAL_WORDS = List.of(
            Pattern.of("MATERIALIZED VIEW"),
            Pattern.of("FOREIGN TABLE"),
            Pattern.of("FOREIGN DATA WRAPPER"),
            Pattern.of("EVENT TRIGGER"),
            Pattern.of("CONSTRAINT TRIGGER"),
            Pattern.of("ACCESS METHOD"),
            Pattern.of("USER MAPPING FOR"),
            Pattern.of("OWNED BY"),
            Pattern.of("OPERATOR CLASS|FAMILY"),
            Pattern.of("LARGE OBJECT"),
            Pattern.of("TEXT SEARCH CONFIGURATION|DICTIONARY|PARSER|TEMPLATE"));
    private static final Pattern EXISTENCE = Pattern.of("[CONCURRENTLY] [IF] [NOT] [EXISTS]");

    /** The kind that the phrase begins with. */
    static ObjectKind at(Phrase phrase) {
        if (phrase.isEmpty()) {
            return new ObjectKind("", phrase);
        }
        Optional<Phrase> several = OF_SEVERAL_WORDS.stream()
                .flatMap(pattern -> pattern.match(phrase).stream())
                .findFirst();
        Phrase end = several.orElseGet(phrase::rest);
        return new ObjectKind(
                phrase.upTo(end).oneLine().toLowerCase(Locale.ROOT).replaceAll("\\s+", " "),
                EXISTENCE.match(end).orElse(end));
    }
}
