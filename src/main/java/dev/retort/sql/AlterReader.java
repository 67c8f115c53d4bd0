package dev.retort.sql;

import java.util.List;
import java.util.Optional;

/** Reads an ALTER of what is no table. */
final class AlterReader {
    private static final Pattern ADD_VALUE = Pattern.of("ADD VALUE [IF] [NOT] [EXISTS]");
    private static final Pattern RENAME_VALUE = Pattern.of("RENAME VALUE");
    private static final Pattern ADD = Pattern.of("ADD");
    private static final Pattern SET_NOT_NULL = Pattern.of("SET NOT NULL");
    private static final Pattern VALIDATE = Pattern.of("VALIDATE CONSTRAINT");
    private static final Pattern RENAME = Pattern.of("RENAME TO");
    private static final Pattern SET_SCHEMA = Pattern.of("SET SCHEMA");
    private static final List<String> ON_A_TABLE = List.of("trigger", "policy", "rule");

    private AlterReader() {}

    static Optional<Operation> read(Phrase statement) {
        ObjectKind kind = ObjectKind.at(statement.rest());
        Optional<Phrase> end = kind.rest().afterName();
        if (end.isEmpty()) {
            return Optional.empty();
        }
        SqlName name = SqlName.at(kind.rest());
        Phrase arguments = end.get().afterGroup().orElse(end.get());
        Optional<SqlName> table = ON_A_TABLE.contains(kind.kind()) && arguments.startsWith("ON")
                ? Optional.of(SqlName.at(arguments.rest()))
                : Optional.empty();
        Phrase action = table.isPresent() ? arguments.rest().afterName().orElseGet(arguments::rest) : arguments;
        Optional<Operation> found =
                switch (kind.kind()) {
                    case "type" -> type(name, action).or(() -> renamed(kind.kind(), name, action));
                    case "domain" -> domain(name, action).or(() -> renamed(kind.kind(), name, action));
                    default -> renamed(kind.kind(), name, action);
                };
        return found.or(() -> Optional.of(new Operation.Alter(kind.kind(), name, table)));
    }

    private static Optional<Operation> type(SqlName name, Phrase action) {
        return ADD_VALUE
                .match(action)
                .filter(value -> value.startsWith(TokenKind.STRING))
                .<Operation>map(value -> new Operation.AddValue(name, value.string()))
                .or(() -> RENAME_VALUE
                        .match(action)
                        .filter(value -> value.startsWith(TokenKind.STRING)
                                && value.rest().startsWith("TO")
                                && !value.rest().rest().isEmpty())
                        .map(value -> new Operation.RenameValue(
                                name, value.string(), value.rest().rest().string())));
    }

    private static Optional<Operation> domain(SqlName name, Phrase action) {
        return ADD.match(action)
                .flatMap(ConstraintReader::read)
                .<Operation>map(constraint ->
                        new Operation.ConstrainDomain(name, Optional.of(constraint), !constraint.notValid()))
                .or(() -> SET_NOT_NULL
                        .match(action)
                        .map(rest -> new Operation.ConstrainDomain(name, Optional.empty(), true)))
                .or(() -> VALIDATE.match(action).map(rest -> new Operation.ValidateDomain(name)));
    }

    private static Optional<Operation> renamed(String kind, SqlName name, Phrase action) {
        return RENAME.match(action)
                .or(() -> SET_SCHEMA.match(action))
                .filter(to -> to.afterName().isPresent())
                .map(to -> new Operation.Rename(kind, name, to.plainName()));
    }
}
