package dev.retort.sql;

import dev.retort.sql.RenameMark.Marked;
import java.util.Optional;

/** Reads what the mark of a rename stands above. */
final class MarkedReader {
    private static final Pattern TABLE =
            Pattern.of("CREATE [LOCAL|GLOBAL] [UNLOGGED] [FOREIGN] TABLE [IF] [NOT] [EXISTS]");
    private static final Pattern TYPE = Pattern.of("CREATE TYPE");

    private MarkedReader() {}

    /** What a statement makes; empty where it makes nothing that has a name. */
    static Optional<Marked> whole(Phrase statement) {
        return switch (OperationReader.read(statement)) {
            case Operation.CreateTable table -> Optional.of(whole("table", table.table()));
            case Operation.CreateIndex index ->
                index.name()
                        .map(name -> new RenameMark.Whole("index", index.table().sibling(name), index.table()));
            case Operation.CreateType type -> Optional.of(whole("type", type.type()));
            case Operation.CreateRoutine routine -> Optional.of(whole("routine", routine.routine()));
            case Operation.ConstrainDomain domain
            when statement.startsWith("CREATE") -> Optional.of(whole("domain", domain.domain()));
            case Operation.Create create ->
                create.name().name().isEmpty()
                        ? Optional.empty()
                        : Optional.of(new RenameMark.Whole(
                                create.kind(), create.name(), create.table().orElse(create.name())));
            case Operation.AlterTable alter ->
                alter.alterations().size() == 1
                        ? added(alter.table(), alter.alterations().getFirst())
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Marked whole(String kind, SqlName name) {
        return new RenameMark.Whole(kind, name, name);
    }

    private static Optional<Marked> added(SqlName table, Alteration alteration) {
        if (alteration instanceof Alteration.AddConstraint add) {
            return add.constraint().name().map(name -> new RenameMark.Constraint(table, name));
        }
        return alteration instanceof Alteration.AddColumn add
                ? Optional.of(new RenameMark.Column(table, add.column().name()))
                : Optional.empty();
    }

    /**
     * What begins behind a mark within a statement; empty where nothing that has a name begins there.
     *
     * @param offset of the mark in the statement
     */
    static Optional<Marked> item(Phrase statement, int offset) {
        Optional<Phrase> type =
                TYPE.match(statement).filter(at -> at.afterName().isPresent());
        Optional<Phrase> name =
                TABLE.match(statement).filter(at -> at.afterName().isPresent()).or(() -> type);
        return name.flatMap(at -> items(at).items().stream()
                .filter(item -> isNext(statement, item, offset))
                .findFirst()
                .flatMap(item -> item(SqlName.at(at), item, type.isPresent())));
    }

    /** The first parentheses behind a name. */
    private static Phrase items(Phrase name) {
        Phrase at = name;
        while (!at.isEmpty() && !at.startsWith(TokenKind.OPEN_PARENTHESIS)) {
            at = at.rest();
        }
        return at.group();
    }

    /** A comma may stand between. */
    private static boolean isNext(Phrase statement, Phrase item, int offset) {
        Token first = statement.tokens().get(item.next());
        Token before = statement.tokens().get(item.next() - 1);
        boolean afterComma = before.start() > offset && before.kind() == TokenKind.SYMBOL;
        int last = afterComma ? statement.tokens().get(item.next() - 2).end() : before.end();
        return last <= offset && offset < first.start();
    }

    private static Optional<Marked> item(SqlName owner, Phrase item, boolean ofType) {
        if (ofType && item.startsWith(TokenKind.STRING)) {
            return Optional.of(new RenameMark.Value(owner, item.string()));
        }
        Optional<ConstraintClause> constraint = ConstraintReader.read(item);
        if (constraint.isPresent()) {
            return constraint.get().name().map(name -> new RenameMark.Constraint(owner, name));
        }
        boolean column = item.afterName().isPresent() && !item.startsWith("LIKE");
        return column ? Optional.of(new RenameMark.Column(owner, item.plainName())) : Optional.empty();
    }
}
