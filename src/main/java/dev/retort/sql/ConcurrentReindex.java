package dev.retort.sql;

import java.util.List;
import java.util.Optional;

/**
 * A statement that builds indexes anew beside the old ones.
 *
 * @param name as it is written; empty where a whole database is meant without naming it
 */
public record ConcurrentReindex(Kind kind, String name) {
    public enum Kind {
        INDEX,
        TABLE,
        SCHEMA,
        DATABASE
    }

    private static final Pattern REINDEX = Pattern.of("REINDEX");

    /** Reads a statement; empty where it is none of these. */
    public static Optional<ConcurrentReindex> of(String text) {
        return REINDEX.match(Phrase.of(text)).flatMap(ConcurrentReindex::read);
    }

    private static Optional<ConcurrentReindex> read(Phrase options) {
        boolean asOption = Options.at(options).isOn("concurrently");
        Phrase phrase = options.afterGroup().orElse(options);
        for (Kind kind : List.of(Kind.INDEX, Kind.TABLE, Kind.SCHEMA, Kind.DATABASE)) {
            if (phrase.startsWith(kind.name())) {
                boolean asWord = phrase.rest().startsWith("CONCURRENTLY");
                Phrase name = asWord ? phrase.rest().rest() : phrase.rest();
                return asOption || asWord
                        ? Optional.of(new ConcurrentReindex(kind, name.isEmpty() ? "" : name.name()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
