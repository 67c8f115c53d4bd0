package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a CREATE. */
final class CreateReader {
    private static final Pattern TABLE =
            Pattern.of("CREATE [LOCAL|GLOBAL] [TEMP|TEMPORARY] [UNLOGGED] [FOREIGN] TABLE [IF] [NOT] [EXISTS]");
    private static final Pattern TEMPORARY = Pattern.of("CREATE [LOCAL|GLOBAL] TEMP|TEMPORARY");
    private static final Pattern INDEX = Pattern.of("CREATE [UNIQUE] INDEX [CONCURRENTLY] [IF] [NOT] [EXISTS]");
    private static final Pattern TYPE = Pattern.of("CREATE TYPE");
    private static final Pattern DOMAIN = Pattern.of("CREATE DOMAIN");
    private static final Pattern ROUTINE = Pattern.of("CREATE [OR] [REPLACE] FUNCTION|PROCEDURE");
    private static final Pattern ANY = Pattern.of("CREATE [OR] [REPLACE] [LOCAL|GLOBAL] [TEMP|TEMPORARY] [RECURSIVE]");

    private CreateReader() {}

    static Optional<Operation> read(Phrase statement) {
        return named(TABLE, statement)
                .map(name -> table(statement, name))
                .or(() -> INDEX.match(statement).flatMap(name -> index(statement, name)))
                .or(() -> named(TYPE, statement).map(CreateReader::type))
                .or(() -> named(DOMAIN, statement).map(CreateReader::domain))
                .or(() -> named(ROUTINE, statement).map(CreateReader::routine))
                .or(() -> ANY.match(statement).map(kind -> other(statement, kind)));
    }

    private static Operation table(Phrase statement, Phrase name) {
        Phrase rest = name.afterName().orElseThrow();
        Optional<SqlName> parent = Optional.empty();
        Optional<Phrase> partition = Pattern.of("PARTITION OF").match(rest);
        if (partition.isPresent()) {
            parent = Optional.of(SqlName.at(partition.get()));
            rest = partition.get().afterName().orElseGet(partition.get()::rest);
        }
        List<ColumnClause> columns = new ArrayList<>();
        List<ConstraintClause> constraints = new ArrayList<>();
        boolean like = statement.after("AS").isPresent()
                || rest.startsWith("OF")
                || statement.after("INHERITS").isPresent();
        for (Phrase item : rest.group().items()) {
            Optional<ConstraintClause> constraint = ConstraintReader.read(item);
            if (constraint.isPresent()) {
                constraints.add(constraint.get());
            } else if (item.startsWith("LIKE")) {
                like = true;
            } else if (item.afterName().isPresent()) {
                columns.add(ColumnReader.read(item));
            }
        }
        return new Operation.CreateTable(
                SqlName.at(name),
                TEMPORARY.match(statement).isPresent(),
                columns,
                constraints,
                parent,
                parent.isPresent() ? rest.afterGroup().orElse(rest).oneLine() : "",
                rest.after("PARTITION").filter(by -> by.startsWith("BY")).isPresent(),
                like);
    }

    private static Optional<Operation> index(Phrase statement, Phrase name) {
        boolean named = !name.startsWith("ON") && name.afterName().isPresent();
        return name.after("ON").map(on -> {
            boolean only = on.startsWith("ONLY");
            Phrase table = only ? on.rest() : on;
            Phrase rest = table.afterName().orElse(table);
            Phrase list = rest.startsWith("USING") ? rest.rest().rest() : rest;
            List<String> columns = list.group().items().stream()
                    .map(item -> item.afterName().isPresent() && !item.rest().startsWith(TokenKind.OPEN_PARENTHESIS)
                            ? item.plainName()
                            : "")
                    .toList();
            Phrase beginning = statement.upTo(name);
            return new Operation.CreateIndex(
                    named ? Optional.of(name.plainName()) : Optional.empty(),
                    SqlName.at(table),
                    columns,
                    statement.rest().startsWith("UNIQUE"),
                    beginning.after("CONCURRENTLY").isPresent(),
                    beginning.after("EXISTS").isPresent(),
                    only,
                    list.after("WHERE").isPresent());
        });
    }

    private static Operation type(Phrase name) {
        Phrase rest = name.afterName().orElseThrow();
        boolean isEnum = rest.startsWith("AS") && rest.rest().startsWith("ENUM");
        List<String> labels = isEnum
                ? rest.rest().rest().group().items().stream()
                        .map(Phrase::string)
                        .toList()
                : List.of();
        return new Operation.CreateType(SqlName.at(name), labels);
    }

    private static Operation domain(Phrase name) {
        boolean constrained =
                name.after("CHECK").isPresent() || name.after("NOT").isPresent();
        return constrained
                ? new Operation.ConstrainDomain(SqlName.at(name), Optional.empty(), false)
                : new Operation.Create("domain", SqlName.at(name), Optional.empty(), false);
    }

    private static Operation routine(Phrase name) {
        boolean isVolatile =
                name.after("IMMUTABLE").isEmpty() && name.after("STABLE").isEmpty();
        boolean ownersRights =
                name.after("SECURITY").filter(it -> it.startsWith("DEFINER")).isPresent();
        return new Operation.CreateRoutine(
                SqlName.at(name),
                isVolatile,
                ownersRights,
                name.after("SET").filter(it -> it.startsWith("SEARCH_PATH")).isPresent());
    }

    private static Operation other(Phrase statement, Phrase phrase) {
        ObjectKind kind = ObjectKind.at(phrase);
        boolean onTable =
                List.of("trigger", "constraint trigger", "policy", "rule").contains(kind.kind());
        Optional<SqlName> table = onTable
                ? kind.rest().after(kind.kind().equals("rule") ? "TO" : "ON").map(SqlName::at)
                : kind.kind().equals("statistics") ? kind.rest().after("FROM").map(SqlName::at) : Optional.empty();
        return new Operation.Create(
                kind.kind().equals("constraint trigger") ? "trigger" : kind.kind(),
                SqlName.at(kind.rest()),
                table,
                statement.rest().startsWith("OR"));
    }

    private static Optional<Phrase> named(Pattern beginning, Phrase phrase) {
        return beginning.match(phrase).filter(at -> at.afterName().isPresent());
    }
}
