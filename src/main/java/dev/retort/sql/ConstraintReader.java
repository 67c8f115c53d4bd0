package dev.retort.sql;

import dev.retort.sql.ConstraintClause.Kind;
import java.util.List;
import java.util.Optional;

/** Reads a constraint of a table, as it stands in CREATE TABLE and behind ADD. */
final class ConstraintReader {
    private static final Pattern NAMED = Pattern.of("CONSTRAINT name");
    private static final Pattern PRIMARY_KEY = Pattern.of("PRIMARY KEY");
    private static final Pattern UNIQUE = Pattern.of("UNIQUE [NULLS] [NOT] [DISTINCT]");
    private static final Pattern FOREIGN_KEY = Pattern.of("FOREIGN KEY (…) REFERENCES");
    private static final Pattern EXCLUDE = Pattern.of("EXCLUDE [USING] [name] (…)");
    private static final Pattern NOT_NULL = Pattern.of("NOT NULL name");

    private ConstraintReader() {}

    /** Empty where no constraint stands here. */
    static Optional<ConstraintClause> read(Phrase phrase) {
        Optional<Phrase> named = NAMED.match(phrase);
        Optional<String> name = named.map(rest -> phrase.rest().plainName());
        Phrase body = named.orElse(phrase);
        return PRIMARY_KEY
                .match(body)
                .map(rest -> key(name, Kind.PRIMARY_KEY, body, rest))
                .or(() -> UNIQUE.match(body)
                        .filter(rest -> rest.startsWith(TokenKind.OPEN_PARENTHESIS) || rest.startsWith("USING"))
                        .map(rest -> key(name, Kind.UNIQUE, body, rest)))
                .or(() -> FOREIGN_KEY
                        .match(body)
                        .map(target -> definition(
                                name,
                                Kind.FOREIGN_KEY,
                                columns(body.rest().rest()),
                                Optional.of(SqlName.at(target)),
                                Optional.empty(),
                                body)))
                .or(() -> body.startsWith("CHECK")
                        ? Optional.of(definition(
                                name,
                                Kind.CHECK,
                                List.copyOf(Expression.names(body.rest().group())),
                                Optional.empty(),
                                Optional.empty(),
                                body))
                        : Optional.empty())
                .or(() -> EXCLUDE.match(body)
                        .map(rest ->
                                definition(name, Kind.EXCLUSION, List.of(), Optional.empty(), Optional.empty(), body)))
                .or(() -> NOT_NULL.match(body)
                        .map(rest -> definition(
                                name,
                                Kind.NOT_NULL,
                                List.of(body.rest().rest().plainName()),
                                Optional.empty(),
                                Optional.empty(),
                                body)));
    }

    private static ConstraintClause key(Optional<String> name, Kind kind, Phrase body, Phrase rest) {
        boolean usesIndex = rest.startsWith("USING") && rest.rest().startsWith("INDEX");
        return definition(
                name,
                kind,
                usesIndex ? List.of() : columns(rest),
                Optional.empty(),
                usesIndex ? Optional.of(rest.rest().rest().plainName()) : Optional.empty(),
                body);
    }

    private static ConstraintClause definition(
            Optional<String> name,
            Kind kind,
            List<String> columns,
            Optional<SqlName> target,
            Optional<String> usingIndex,
            Phrase body) {
        Optional<Phrase> notValid = body.after("NOT").filter(rest -> rest.startsWith("VALID"));
        Optional<Phrase> later = notValid.isPresent() ? notValid : validity(body);
        Phrase text = later.map(rest -> body.upTo(new Phrase(body.text(), body.tokens(), rest.next() - 1)))
                .orElse(body);
        boolean notEnforced = body.after("ENFORCED")
                .map(rest -> new Phrase(body.text(), body.tokens(), rest.next() - 2).startsWith("NOT"))
                .orElse(false);
        return new ConstraintClause(
                name, kind, columns, target, usingIndex, later.isPresent(), notEnforced, text.oneLine());
    }

    /** {@code NOT VALID} may stand behind another NOT, as that of NOT NULL or NOT DEFERRABLE. */
    private static Optional<Phrase> validity(Phrase body) {
        Optional<Phrase> at = body.after("NOT");
        while (at.isPresent() && !at.get().startsWith("VALID")) {
            at = at.get().after("NOT");
        }
        return at;
    }

    /** The names in parentheses; of what is no name nothing. */
    static List<String> columns(Phrase group) {
        return group.group().items().stream()
                .filter(item -> item.afterName().isPresent())
                .map(Phrase::plainName)
                .toList();
    }
}
