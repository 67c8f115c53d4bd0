package dev.retort.sql;

import dev.retort.sql.ColumnClause.Filling;
import dev.retort.sql.ConstraintClause.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the definition of a column, as it stands in CREATE TABLE and behind ADD COLUMN. */
final class ColumnReader {
    private static final Set<String> CONSTRAINTS = Set.of(
            "CONSTRAINT",
            "NOT",
            "NULL",
            "CHECK",
            "DEFAULT",
            "GENERATED",
            "UNIQUE",
            "PRIMARY",
            "REFERENCES",
            "DEFERRABLE",
            "INITIALLY",
            "COLLATE");
    private static final Pattern IDENTITY = Pattern.of("GENERATED ALWAYS|BY [DEFAULT] AS IDENTITY");
    private static final Pattern EXPRESSION = Pattern.of("GENERATED ALWAYS AS (…)");

    private final String name;
    private final List<ConstraintClause> constraints = new ArrayList<>();
    private Optional<String> defaultValue = Optional.empty();
    private Set<String> calls = Set.of();
    private Filling filling = Filling.NONE;
    private Optional<String> constraintName = Optional.empty();

    private ColumnReader(String name) {
        this.name = name;
    }

    /** The phrase begins with the column's name and ends with the definition. */
    static ColumnClause read(Phrase phrase) {
        ColumnReader reader = new ColumnReader(phrase.plainName());
        Phrase type = phrase.rest();
        Phrase at = TypeName.end(type);
        TypeName typeName = TypeName.of(type.upTo(at));
        while (!at.isEmpty()) {
            at = reader.constraint(at);
        }
        return new ColumnClause(
                reader.name, typeName, reader.defaultValue, reader.calls, reader.filling, reader.constraints);
    }

    private Phrase constraint(Phrase at) {
        if (at.startsWith("CONSTRAINT") && at.rest().afterName().isPresent()) {
            constraintName = Optional.of(at.rest().plainName());
            return at.rest().rest();
        }
        if (at.startsWith("NOT") && at.rest().startsWith("NULL")) {
            add(Kind.NOT_NULL, Optional.empty(), "NOT NULL " + SqlName.quoted(name), false);
            return at.rest().rest();
        }
        if (at.startsWith("CHECK")) {
            Phrase end = at.rest().afterGroup().orElseGet(at::rest);
            boolean notEnforced = end.startsWith("NOT") && end.rest().startsWith("ENFORCED");
            add(Kind.CHECK, Optional.empty(), at.upTo(end).oneLine(), notEnforced);
            return end;
        }
        if (at.startsWith("UNIQUE") || at.startsWith("PRIMARY")) {
            boolean unique = at.startsWith("UNIQUE");
            String words = (unique ? "UNIQUE (" : "PRIMARY KEY (") + SqlName.quoted(name) + ")";
            add(unique ? Kind.UNIQUE : Kind.PRIMARY_KEY, Optional.empty(), words, false);
            return at.rest();
        }
        if (at.startsWith("REFERENCES")) {
            Phrase end = nextConstraint(at.rest());
            String text =
                    "FOREIGN KEY (" + SqlName.quoted(name) + ") " + at.upTo(end).oneLine();
            boolean notEnforced = end.startsWith("NOT") && end.rest().startsWith("ENFORCED");
            add(Kind.FOREIGN_KEY, Optional.of(SqlName.at(at.rest())), text, notEnforced);
            return end;
        }
        return value(at);
    }

    private Phrase value(Phrase at) {
        if (at.startsWith("DEFAULT") && !at.rest().isEmpty()) {
            Phrase expression = at.rest();
            // The first word may be NULL, which else would begin a constraint.
            Phrase end = nextConstraint(expression.afterGroup().orElseGet(expression::rest));
            defaultValue = Optional.of(expression.upTo(end).oneLine());
            calls = Expression.calls(expression.upTo(end));
            return end;
        }
        if (IDENTITY.match(at).isPresent()) {
            filling = Filling.IDENTITY;
            return IDENTITY.match(at).get();
        }
        Optional<Phrase> expression = EXPRESSION.match(at);
        if (expression.isPresent()) {
            // Without a word it is STORED, which versions before 18 demand, and VIRTUAL from 18 on.
            filling = expression.get().startsWith("STORED") ? Filling.STORED : Filling.VIRTUAL;
            return expression.get();
        }
        return at.afterGroup().orElseGet(at::rest);
    }

    /** The expression of a default holds none of these words outside parentheses. A foreign key's SET NULL and SET DEFAULT do. */
    private static Phrase nextConstraint(Phrase phrase) {
        Phrase at = phrase;
        boolean set = false;
        while (!at.isEmpty() && (set || CONSTRAINTS.stream().noneMatch(at::startsWith))) {
            set = at.startsWith("SET");
            at = at.afterGroup().orElseGet(at::rest);
        }
        return at;
    }

    private void add(Kind kind, Optional<SqlName> target, String text, boolean notEnforced) {
        constraints.add(new ConstraintClause(
                constraintName, kind, List.of(name), target, Optional.empty(), false, notEnforced, text));
        constraintName = Optional.empty();
    }
}
