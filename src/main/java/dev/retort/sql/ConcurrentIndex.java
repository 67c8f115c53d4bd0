package dev.retort.sql;

import java.util.Optional;

/**
 * {@code CREATE INDEX CONCURRENTLY} or {@code DROP INDEX CONCURRENTLY} of a named index.
 *
 * @param name as it is written, perhaps quoted; for a drop perhaps with its schema
 * @param table of an index that is created, as it is written; empty for a drop
 */
public record ConcurrentIndex(String name, Optional<String> table) {
    private static final Pattern CREATE = Pattern.of("CREATE [UNIQUE] INDEX CONCURRENTLY [IF] [NOT] [EXISTS]");
    private static final Pattern ON = Pattern.of("ON [ONLY]");
    private static final Pattern DROP = Pattern.of("DROP INDEX CONCURRENTLY [IF] [EXISTS]");

    /** Reads a statement; empty where it is neither, or where the server chooses the index's name. */
    public static Optional<ConcurrentIndex> of(String statement) {
        Phrase phrase = Phrase.of(statement);
        return CREATE.match(phrase)
                .filter(name -> !name.startsWith("ON"))
                .flatMap(name -> name.afterName()
                        .flatMap(ON::match)
                        .filter(table -> table.afterName().isPresent())
                        .map(table -> new ConcurrentIndex(name.name(), Optional.of(table.name()))))
                .or(() -> DROP.match(phrase)
                        .filter(name -> name.afterName().isPresent())
                        .map(name -> new ConcurrentIndex(name.name(), Optional.empty())));
    }

    public boolean isCreated() {
        return table.isPresent();
    }
}
