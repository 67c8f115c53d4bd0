package dev.retort.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what a statement does. Each of its methods knows one first word. */
final class OperationReader {
    private static final Pattern ALTER_TABLE = Pattern.of("ALTER [FOREIGN] TABLE [IF] [EXISTS] [ONLY]");
    private static final Pattern REINDEX = Pattern.of("REINDEX [(…)] INDEX|TABLE|SCHEMA|DATABASE|SYSTEM");
    private static final Pattern REFRESH = Pattern.of("REFRESH MATERIALIZED VIEW [CONCURRENTLY]");
    private static final Pattern CLUSTER = Pattern.of("CLUSTER [(…)] [VERBOSE]");
    private static final Pattern TRUNCATE = Pattern.of("TRUNCATE [TABLE]");
    private static final Pattern LOCK = Pattern.of("LOCK [TABLE]");
    private static final Pattern COMMENT = Pattern.of("COMMENT ON");
    private static final Pattern SET = Pattern.of("SET [SESSION|LOCAL]");
    private static final Set<String> CODE = Set.of("DO", "CALL", "EXECUTE");

    private OperationReader() {}

    static Operation read(Phrase statement) {
        if (TransactionRules.controlsTransaction(statement)) {
            return new Operation.Control(statement.startsWith("BEGIN") || statement.startsWith("START"));
        }
        Optional<Query> query = QueryReader.read(statement);
        if (query.isPresent()) {
            return new Operation.Select(
                    query.get().relations().stream().sorted().toList());
        }
        String verb = statement.isEmpty() ? "" : statement.written().toUpperCase(Locale.ROOT);
        Optional<? extends Operation> found =
                switch (verb) {
                    case "CREATE" -> CreateReader.read(statement);
                    case "ALTER" -> alterTable(statement).or(() -> AlterReader.read(statement));
                    case "DROP" -> DropReader.read(statement);
                    case "REINDEX" -> REINDEX.match(statement).map(rest -> reindex(statement, rest));
                    case "REFRESH" ->
                        REFRESH.match(statement)
                                .map(name -> new Operation.Refresh(
                                        SqlName.at(name), name.lastValue().equals("concurrently")));
                    case "CLUSTER" ->
                        CLUSTER.match(statement)
                                .map(name -> new Operation.Cluster(
                                        name.isEmpty() ? Optional.empty() : Optional.of(SqlName.at(name))));
                    case "VACUUM" -> Optional.of(vacuum(statement.rest()));
                    case "TRUNCATE" ->
                        TRUNCATE.match(statement)
                                .map(list -> new Operation.Truncate(
                                        names(list), list.after("CASCADE").isPresent()));
                    case "LOCK" -> LOCK.match(statement).map(OperationReader::lock);
                    case "COMMENT" -> COMMENT.match(statement).flatMap(OperationReader::comment);
                    case "SET" -> SET.match(statement).flatMap(name -> setting(statement, name));
                    default -> CODE.contains(verb) ? Optional.of(new Operation.Code(verb)) : rows(statement);
                };
        return found.map(Operation.class::cast).orElseGet(() -> new Operation.Other(verb));
    }

    private static Optional<Operation> alterTable(Phrase statement) {
        return ALTER_TABLE
                .match(statement)
                .filter(name -> name.afterName().isPresent() && !name.startsWith("ALL"))
                .map(name -> {
                    Phrase end = name.afterName().orElseThrow();
                    Phrase actions = end.startsWith('*') ? end.rest() : end;
                    return new Operation.AlterTable(
                            SqlName.at(name),
                            actions.items().stream().map(AlterationReader::read).toList());
                });
    }

    private static Operation reindex(Phrase statement, Phrase rest) {
        boolean concurrently =
                rest.startsWith("CONCURRENTLY") || Options.at(statement.rest()).isOn("concurrently");
        Phrase name = rest.startsWith("CONCURRENTLY") ? rest.rest() : rest;
        return new Operation.Reindex(rest.lastValue(), SqlName.at(name), concurrently);
    }

    private static Operation vacuum(Phrase rest) {
        boolean full = Options.at(rest).isOn("full");
        Phrase at = rest.afterGroup().orElse(rest);
        while (Set.of("FULL", "FREEZE", "VERBOSE", "ANALYZE", "ANALYSE").stream()
                .anyMatch(at::startsWith)) {
            full |= at.startsWith("FULL");
            at = at.rest();
        }
        return new Operation.Vacuum(full, names(at));
    }

    private static Operation lock(Phrase list) {
        String mode = list.after("IN")
                .map(words -> words.upTo(words.after("MODE")
                                .map(end -> new Phrase(end.text(), end.tokens(), end.next() - 1))
                                .orElse(words))
                        .oneLine()
                        .toUpperCase(Locale.ROOT))
                .orElse("ACCESS EXCLUSIVE");
        return new Operation.LockTable(names(list), mode);
    }

    private static Optional<Operation> comment(Phrase kind) {
        ObjectKind found = ObjectKind.at(kind);
        return Optional.of(new Operation.Comment(found.kind(), SqlName.at(found.rest())));
    }

    private static Optional<Operation> setting(Phrase statement, Phrase name) {
        if (name.afterName().isEmpty() || name.rest().isEmpty()) {
            return Optional.empty();
        }
        Phrase sign = name.rest();
        Phrase value = sign.startsWith('=') || sign.startsWith("TO") ? sign.rest() : sign;
        return value.isEmpty()
                ? Optional.empty()
                : Optional.of(new Operation.Setting(
                        name.value(), value.value(), statement.rest().startsWith("LOCAL")));
    }

    /** The first change that it makes; a WITH may hold others. */
    private static Optional<Operation> rows(Phrase statement) {
        return DestructionReader.read(statement).stream()
                .filter(Destruction.OfRows.class::isInstance)
                .map(Destruction.OfRows.class::cast)
                .<Operation>map(rows -> new Operation.ChangeRows(
                        rows.change().name(),
                        SqlName.at(Phrase.of(rows.table())),
                        rows.change() != Destruction.Change.MERGE
                                && statement.after("WHERE").isEmpty()
                                && statement.after("USING").isEmpty()))
                .findFirst()
                .or(() -> Pattern.of("INSERT INTO")
                        .match(statement)
                        .<Operation>map(name -> new Operation.ChangeRows("INSERT", SqlName.at(name), false)))
                .or(() -> Pattern.of("COPY")
                        .match(statement)
                        .filter(name -> name.afterName().isPresent()
                                && name.after("FROM").isPresent())
                        .map(name -> new Operation.ChangeRows("COPY", SqlName.at(name), false)));
    }

    /** The names of a list; ONLY, stars and what follows a name are passed over. */
    static List<SqlName> names(Phrase list) {
        List<SqlName> names = new ArrayList<>();
        for (Phrase item : list.items()) {
            Phrase name = item.startsWith("ONLY") ? item.rest() : item;
            if (name.afterName().isPresent()) {
                names.add(SqlName.at(name));
            }
        }
        return names;
    }
}
