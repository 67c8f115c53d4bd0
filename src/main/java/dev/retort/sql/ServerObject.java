package dev.retort.sql;

import java.util.Optional;

/**
 * What a statement makes or takes away of the whole server.
 *
 * @param name as PostgreSQL stores it
 */
public record ServerObject(Kind kind, String name, boolean created) {
    public enum Kind {
        DATABASE("database"),
        TABLESPACE("tablespace"),
        PREPARED_TRANSACTION("prepared transaction");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    private static final Pattern CREATE = Pattern.of("CREATE");
    private static final Pattern DROP = Pattern.of("DROP");
    private static final Pattern DATABASE = Pattern.of("DATABASE [IF] [EXISTS]");
    private static final Pattern TABLESPACE = Pattern.of("TABLESPACE [IF] [EXISTS]");
    private static final Pattern PREPARED = Pattern.of("COMMIT|ROLLBACK PREPARED");

    /** Reads a statement; empty where it is none of these. */
    public static Optional<ServerObject> of(String text) {
        Phrase phrase = Phrase.of(text);
        return CREATE.match(phrase)
                .flatMap(rest -> named(rest, true))
                .or(() -> DROP.match(phrase).flatMap(rest -> named(rest, false)))
                .or(() -> PREPARED.match(phrase)
                        .filter(rest -> rest.startsWith(TokenKind.STRING))
                        .flatMap(ServerObject::prepared));
    }

    private static Optional<ServerObject> named(Phrase phrase, boolean created) {
        return DATABASE.match(phrase)
                .flatMap(rest -> object(Kind.DATABASE, rest, created))
                .or(() -> TABLESPACE.match(phrase).flatMap(rest -> object(Kind.TABLESPACE, rest, created)));
    }

    private static Optional<ServerObject> object(Kind kind, Phrase rest, boolean created) {
        return rest.afterName().map(after -> new ServerObject(kind, rest.plainName(), created));
    }

    /** Only a plain string: what has escapes is left to a person. */
    private static Optional<ServerObject> prepared(Phrase rest) {
        String written = rest.written();
        return written.matches("'[^'\\\\]*'")
                ? Optional.of(
                        new ServerObject(Kind.PREPARED_TRANSACTION, written.substring(1, written.length() - 1), false))
                : Optional.empty();
    }
}
