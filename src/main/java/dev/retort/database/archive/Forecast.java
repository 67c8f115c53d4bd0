package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.archive.Expected.Verdict;
import dev.retort.database.archive.Sizes.Size;
import dev.retort.sql.Destruction;
import dev.retort.sql.Destruction.Change;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Tells beforehand, by reading scripts and looking at the live tables, what a step would destroy. Writes nothing, and needs no
 * right but to read.
 */
record Forecast(Session session, Snapshot now, Exceptions exceptions) {
    private static final String SEEN_LATER = "is seen when it runs, and what is seen is kept";

    List<Expected> of(Script script) throws SQLException {
        List<Expected> expected = new ArrayList<>();
        for (SqlStatement statement : script.statements()) {
            List<Destruction> words = statement.destructions();
            if (words.isEmpty()) {
                continue;
            }
            if (statement.refusesTransaction()) {
                expected.add(new Expected(
                        "destroys what the statement at line " + statement.line() + " says",
                        Size.UNKNOWN,
                        Verdict.LOST,
                        "it runs outside of any transaction, so that nothing can be kept beside it"));
                continue;
            }
            Told told = Told.of(session, words);
            expected.addAll(Interlude.of(session, () -> all(told)));
        }
        return expected;
    }

    private List<Expected> all(Told told) throws SQLException {
        List<Expected> all = new ArrayList<>();
        for (Destruction word : told.words()) {
            switch (word) {
                case Destruction.OfTable table -> all.addAll(table(told, table));
                case Destruction.OfColumn column -> all.addAll(column(told, column.table(), column.column(), "drops "));
                case Destruction.OfType type ->
                    all.addAll(column(told, type.table(), type.column(), "changes the type of "));
                case Destruction.OfRows rows -> all.addAll(rows(told, rows));
                case Destruction.OfDependents dependents -> all.addAll(dependents(dependents));
                case Destruction.ByCode code -> all.addAll(code(code.what()));
                case Destruction.OfSequence sequence -> {}
            }
        }
        return all;
    }

    private List<Expected> notThere(String what) {
        return List.of(new Expected(
                what,
                Size.UNKNOWN,
                Verdict.UNTOLD,
                "it is not there under this name before the run; what it holds " + SEEN_LATER));
    }

    private List<Expected> table(Told told, Destruction.OfTable word) throws SQLException {
        Optional<Relation> relation = told.relation(word.table(), now);
        if (relation.isPresent()) {
            return table(relation.get());
        }
        return exceptions.isElsewhere(word.table()) ? List.of() : notThere("drops table " + word.table());
    }

    private List<Expected> table(Relation relation) throws SQLException {
        Size size = new Sizes(session).of(relation, "true");
        return size.isNothing()
                ? List.of()
                : List.of(expected(
                        "drops table " + relation.text(),
                        size,
                        relation,
                        Verdict.LOSSLESS,
                        "kept with all its rows, and put back when this step is undone"));
    }

    private List<Expected> column(Told told, String table, String name, String verb) throws SQLException {
        Optional<Relation> relation = told.relation(table, now);
        Optional<Column> column = relation.flatMap(found -> found.named(name));
        String what = verb + (relation.isPresent() ? relation.get().text() : table) + "." + name;
        return column.isPresent() ? values(relation.get(), column.get(), what) : notThere(what);
    }

    private List<Expected> values(Relation relation, Column column, String what) throws SQLException {
        Size size = new Sizes(session).of(relation, column.quoted() + " IS NOT NULL");
        if (size.isNothing() || column.generated()) {
            return List.of();
        }
        Key key = Key.of(session, relation, relation, List.of(column));
        return List.of(
                key.keyless()
                        ? expected(
                                what,
                                size,
                                relation,
                                Verdict.BY_RULE,
                                "there is no key: values are kept with the other columns of their rows, and find those rows again"
                                        + " that nobody has written since")
                        : expected(
                                what,
                                size,
                                relation,
                                Verdict.LOSSLESS,
                                "values are kept by " + names(key) + ", and put back when this step is undone"));
    }

    private static String names(Key key) {
        return key.columns().stream().map(Column::name).collect(Collectors.joining(", "));
    }

    private List<Expected> rows(Told told, Destruction.OfRows word) throws SQLException {
        Optional<Relation> relation = told.relation(word.table(), now);
        String what = word.change().verb() + " rows of ";
        if (relation.isEmpty()) {
            return notThere(what + word.table());
        }
        Size size = new Sizes(session).of(relation.get(), "true");
        if (size.isNothing()) {
            return List.of();
        }
        boolean keyless =
                Key.of(session, relation.get(), relation.get(), List.of()).keyless();
        boolean overwrites = word.change() == Change.UPDATE || word.change() == Change.MERGE;
        return List.of(
                keyless && overwrites
                        ? expected(
                                what + relation.get().text(),
                                size,
                                relation.get(),
                                Verdict.LOST,
                                "there is no key: what is overwritten could not be put back")
                        : expected(
                                what + relation.get().text(),
                                size,
                                relation.get(),
                                Verdict.BY_RULE,
                                "at most so many; those that it destroys are kept, and put back where nobody has written since"));
    }

    private List<Expected> dependents(Destruction.OfDependents word) throws SQLException {
        List<Expected> all = new ArrayList<>();
        switch (word.kind()) {
            case "schema" -> {
                for (Relation relation : now.inSchema(word.name())) {
                    all.addAll(table(relation));
                }
            }
            case "type", "domain" -> {
                for (Relation relation : now.relations().values()) {
                    for (Column column : relation.stored()) {
                        if (column.hasType(word.name())) {
                            all.addAll(values(relation, column, "drops " + relation.text() + "." + column.name()));
                        }
                    }
                }
            }
            default ->
                all.add(new Expected(
                        "drops what depends on the " + word.kind() + " " + word.name(),
                        Size.UNKNOWN,
                        Verdict.UNTOLD,
                        "what that is " + SEEN_LATER));
        }
        return all;
    }

    private List<Expected> code(String what) throws SQLException {
        boolean builtin = session.is(
                "SELECT EXISTS (SELECT FROM pg_proc WHERE proname = ? AND pronamespace = 'pg_catalog'::regnamespace)",
                what.replaceFirst("^pg_catalog\\.", ""));
        return builtin
                ? List.of()
                : List.of(new Expected(
                        "runs code: " + what,
                        Size.UNKNOWN,
                        Verdict.UNTOLD,
                        "what it destroys " + SEEN_LATER + ", but for what TRUNCATE empties within it"));
    }

    private Expected expected(String what, Size size, Relation relation, Verdict verdict, String why) {
        if (exceptions.isElsewhere(relation, now)) {
            String moved = "the script says that its rows are written elsewhere";
            return new Expected(what, size.rows(), size.counted(), size.bytes(), false, Verdict.LOSSLESS, moved);
        }
        return exceptions.cover(relation)
                ? new Expected(what, size, Verdict.LOST, "this table is never kept")
                : new Expected(what, size, verdict, why);
    }
}
