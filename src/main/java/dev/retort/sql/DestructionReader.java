package dev.retort.sql;

import dev.retort.sql.Destruction.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads what a statement destroys. */
final class DestructionReader {
    private static final Pattern DROP_TABLE = Pattern.of("DROP TABLE [IF] [EXISTS]");
    private static final Pattern DROP_SEQUENCE = Pattern.of("DROP SEQUENCE [IF] [EXISTS]");
    private static final Pattern DROP_OWNED = Pattern.of("DROP OWNED BY");
    private static final Pattern DROP_DATABASE = Pattern.of("DROP DATABASE [IF] [EXISTS]");
    private static final Pattern DROP = Pattern.of("DROP");
    private static final Pattern ALTER_TABLE = Pattern.of("ALTER TABLE [IF] [EXISTS] [ONLY]");
    private static final Pattern DROP_COLUMN = Pattern.of("DROP [COLUMN] [IF] [EXISTS]");
    private static final Pattern DROP_ATTRIBUTE = Pattern.of("ALTER TYPE name DROP ATTRIBUTE");
    private static final Pattern ALTER_ATTRIBUTE = Pattern.of("ALTER TYPE name ALTER ATTRIBUTE");
    private static final Pattern ALTER_COLUMN = Pattern.of("ALTER [COLUMN]");
    private static final Pattern TYPE = Pattern.of("[SET] [DATA] TYPE");
    private static final Pattern TRUNCATE = Pattern.of("TRUNCATE [TABLE]");
    private static final Pattern DELETE = Pattern.of("DELETE FROM [ONLY]");
    private static final Pattern MERGE = Pattern.of("MERGE INTO [ONLY]");
    private static final Pattern UPDATE = Pattern.of("UPDATE [ONLY]");
    private static final Set<String> CHANGES = Set.of("WITH", "DELETE", "UPDATE", "INSERT", "MERGE", "EXPLAIN", "COPY");

    private final Phrase statement;
    private final List<Destruction> found = new ArrayList<>();

    private DestructionReader(Phrase statement) {
        this.statement = statement;
    }

    static List<Destruction> read(Phrase statement) {
        DestructionReader reader = new DestructionReader(statement);
        reader.read();
        return List.copyOf(reader.found);
    }

    private void read() {
        if (statement.startsWith("DROP")) {
            drop();
        } else if (statement.startsWith("ALTER")) {
            alter();
        } else if (statement.startsWith("TRUNCATE")) {
            TRUNCATE.match(statement).ifPresent(this::truncate);
        } else if (CHANGES.stream().anyMatch(statement::startsWith)) {
            changes();
            code();
        } else if (statement.startsWith("DO")) {
            found.add(new Destruction.ByCode("DO"));
        } else if (statement.startsWith("CALL") || statement.startsWith("EXECUTE")) {
            found.add(new Destruction.ByCode(statement.value().toUpperCase(Locale.ROOT) + " "
                    + statement.rest().name()));
        } else {
            code();
        }
    }

    private void drop() {
        Optional<Phrase> tables = DROP_TABLE.match(statement);
        Optional<Phrase> sequences = DROP_SEQUENCE.match(statement);
        if (tables.isPresent()) {
            names(tables.get()).forEach(name -> found.add(new Destruction.OfTable(name)));
        } else if (sequences.isPresent()) {
            names(sequences.get()).forEach(name -> found.add(new Destruction.OfSequence(name)));
        } else if (DROP_OWNED.match(statement).isPresent()) {
            found.add(new Destruction.OfDependents(
                    "owned by", DROP_OWNED.match(statement).get().name()));
        } else if (DROP_DATABASE.match(statement).isPresent()) {
            found.add(new Destruction.OfDependents(
                    "database", DROP_DATABASE.match(statement).get().name()));
        } else if (statement.after("CASCADE").isPresent()) {
            DROP.match(statement).ifPresent(this::cascade);
        }
    }

    private void cascade(Phrase what) {
        Phrase name = what.rest();
        while (name.startsWith("IF") || name.startsWith("EXISTS")) {
            name = name.rest();
        }
        for (String each : names(name)) {
            found.add(new Destruction.OfDependents(what.value(), each));
        }
    }

    private void alter() {
        if (DROP_ATTRIBUTE.match(statement).isPresent()
                || ALTER_ATTRIBUTE.match(statement).isPresent()) {
            found.add(
                    new Destruction.OfDependents("type", statement.rest().rest().name()));
        }
        ALTER_TABLE.match(statement).ifPresent(at -> at.afterName().ifPresent(rest -> {
            String table = at.name();
            Phrase action = rest.startsWith('*') ? rest.rest() : rest;
            while (!action.isEmpty()) {
                action(table, action);
                action = nextInList(action);
            }
        }));
    }

    private void action(String table, Phrase action) {
        if (!Pattern.of("DROP CONSTRAINT").match(action).isPresent()) {
            DROP_COLUMN
                    .match(action)
                    .filter(column -> !column.isEmpty())
                    .ifPresent(column -> found.add(new Destruction.OfColumn(table, column.plainName())));
        }
        ALTER_COLUMN
                .match(action)
                .filter(column -> column.afterName().flatMap(TYPE::match).isPresent())
                .ifPresent(column -> found.add(new Destruction.OfType(table, column.plainName())));
    }

    private void truncate(Phrase tables) {
        Phrase at = tables;
        while (!at.isEmpty()) {
            Phrase name = at.startsWith("ONLY") ? at.rest() : at;
            found.add(new Destruction.OfRows(Change.TRUNCATE, name.name()));
            at = nextInList(at);
        }
    }

    /** Changes of rows stand anywhere: in a WITH, in an EXPLAIN ANALYZE, behind an INSERT's ON CONFLICT. */
    private void changes() {
        Phrase before = statement;
        for (Phrase at = statement; !at.isEmpty(); at = at.rest()) {
            change(DELETE, at, Change.DELETE);
            change(MERGE, at, Change.MERGE);
            if (at.startsWith("UPDATE") && !before.startsWith("FOR") && !before.startsWith("KEY")) {
                if (before.startsWith("DO")) {
                    insertedInto().ifPresent(table -> found.add(new Destruction.OfRows(Change.UPDATE, table)));
                } else {
                    change(UPDATE, at, Change.UPDATE);
                }
            }
            before = at;
        }
    }

    private void change(Pattern beginning, Phrase at, Change change) {
        beginning
                .match(at)
                .filter(name -> name.afterName().isPresent())
                .ifPresent(name -> found.add(new Destruction.OfRows(change, name.name())));
    }

    private Optional<String> insertedInto() {
        for (Phrase at = statement; !at.isEmpty(); at = at.rest()) {
            Optional<Phrase> name = Pattern.of("INSERT INTO").match(at);
            if (name.isPresent()) {
                return name.map(Phrase::name);
            }
        }
        return Optional.empty();
    }

    private void code() {
        QueryReader.read(statement).map(Query::functions).stream()
                .flatMap(Set::stream)
                .sorted()
                .forEach(function -> found.add(new Destruction.ByCode(function)));
    }

    /** The names of a list, as they are written. */
    private static List<String> names(Phrase list) {
        List<String> names = new ArrayList<>();
        Phrase at = list;
        while (at.afterName().isPresent()) {
            names.add(at.name());
            Phrase end = at.afterName().get();
            // An argument list, as of a function.
            end = end.afterGroup().orElse(end);
            if (!end.startsWith(',')) {
                break;
            }
            at = end.rest();
        }
        return names;
    }

    /** What follows the next comma outside parentheses; nothing where there is none. */
    private static Phrase nextInList(Phrase list) {
        Phrase at = list;
        while (!at.isEmpty() && !at.startsWith(',')) {
            at = at.afterGroup().orElseGet(at::rest);
        }
        return at.isEmpty() ? at : at.rest();
    }
}
