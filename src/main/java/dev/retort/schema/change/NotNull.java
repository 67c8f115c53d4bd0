package dev.retort.schema.change;

import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That a column is never null; since PostgreSQL 18 a constraint.
 *
 * @param name where it is not the usual one
 */
record NotNull(Optional<String> name, boolean noInherit, boolean notValid) {
    static Optional<NotNull> of(SchemaObject column) {
        return column.attribute("not null").map(text -> {
            List<String> parts = new ArrayList<>(Names.list(text));
            boolean noInherit = parts.remove("NO INHERIT");
            boolean notValid = parts.remove("NOT VALID");
            parts.remove("INHERITED");
            parts.remove("yes");
            parts.remove(usualName(column));
            return new NotNull(parts.stream().findFirst(), noInherit, notValid);
        });
    }

    private static String usualName(SchemaObject column) {
        return Names.joined(Names.last(Names.table(column)), column.name(), "not_null");
    }

    /** What PostgreSQL 18 calls it, or would. */
    String nameIn(SchemaObject column) {
        return name.orElseGet(() -> usualName(column));
    }

    String clause() {
        return name.map(text -> " CONSTRAINT " + text).orElse("") + " NOT NULL" + (noInherit ? " NO INHERIT" : "");
    }

    /** As a constraint of its own. */
    String add(SchemaObject column) {
        return "ALTER TABLE " + Names.table(column) + " ADD"
                + name.map(text -> " CONSTRAINT " + text).orElse("") + " NOT NULL " + column.name()
                + (noInherit ? " NO INHERIT" : "") + (notValid ? " NOT VALID" : "");
    }

    boolean isPlain() {
        return name.isEmpty() && !noInherit && !notValid;
    }

    /** Whether a child's column has it from its parent's, by the same name; before PostgreSQL 18 it has none. */
    boolean isPassedOn(SchemaObject parent, SchemaObject child) {
        return of(child)
                .filter(own -> own.name.isEmpty() || own.name.equals(Optional.of(nameIn(parent))))
                .isPresent();
    }

    private boolean differsByNameOnly(NotNull other) {
        return noInherit == other.noInherit && notValid == other.notValid;
    }

    static List<Statement> alter(Alter alter, String start) {
        Optional<NotNull> before = of(alter.before());
        Optional<NotNull> after = of(alter.after());
        if (before.equals(after)) {
            return List.of();
        }
        if (before.isPresent()
                && after.isPresent()
                && before.get().differsByNameOnly(after.get())
                && Inheritance.isFree(alter.after().id(), alter.from(), alter.to())) {
            String old = before.get().nameIn(alter.before());
            String now = after.get().nameIn(alter.after());
            return old.equals(now)
                    ? List.of()
                    : List.of(Statement.of(
                            "ALTER TABLE " + Names.table(alter.after()) + " RENAME CONSTRAINT " + old + " TO " + now));
        }
        if (!alter.changes("not null")) {
            // The name of one that the parent has too.
            return List.of();
        }
        List<Statement> statements = new ArrayList<>();
        boolean validates = before.isPresent()
                && after.equals(Optional.of(new NotNull(before.get().name, before.get().noInherit, false)));
        if (before.isPresent() && !validates) {
            statements.add(Statement.of(start + " DROP NOT NULL"));
        }
        after.ifPresent(now -> {
            Statement statement =
                    now.isPlain() ? Statement.of(start + " SET NOT NULL") : Statement.of(now.add(alter.after()));
            statements.add(
                    before.isEmpty() && !now.notValid ? statement.with(Backfill.remark(alter.after())) : statement);
        });
        return statements;
    }
}
