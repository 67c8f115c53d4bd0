package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.PrintedText;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Constraints of tables and domains. The index of one comes and goes with it. */
final class ConstraintDefinition implements Definition {
    private static final String NOT_VALID = " NOT VALID";
    static final Pattern DEFERRABLE = Pattern.compile("( DEFERRABLE)?( INITIALLY DEFERRED)?$");
    static final Pattern PARAMETERS = Pattern.compile(" WITH \\((?:\\w+='[^']*'(?:, )?)+\\)");

    /** What follows its name. */
    static String text(SchemaObject constraint, SchemaGraph side) {
        String text = String.valueOf(constraint.content().get("definition"));
        Optional<String> parameters = side.index(constraint)
                .map(index -> PARAMETERS.matcher(String.valueOf(index.content().get("definition"))))
                .filter(Matcher::find)
                .map(Matcher::group);
        if (parameters.isEmpty()) {
            return text;
        }
        Matcher end = DEFERRABLE.matcher(text);
        int at = end.find() ? end.start() : text.length();
        int where = text.startsWith("EXCLUDE") ? text.indexOf(" WHERE (") : -1;
        int place = where >= 0 ? where : at;
        return text.substring(0, place) + parameters.get() + text.substring(place);
    }

    @Override
    public List<Statement> create(SchemaObject constraint, SchemaGraph side) {
        List<Statement> statements = new ArrayList<>();
        statements.add(Statement.of((isOfParentOnly(constraint, side) ? startOnly(constraint) : start(constraint))
                + "ADD CONSTRAINT " + constraint.name() + " " + text(constraint, side)));
        side.index(constraint).ifPresent(index -> statements.addAll(IndexDefinition.afterwards(index)));
        return statements;
    }

    private static boolean isOfParentOnly(SchemaObject constraint, SchemaGraph side) {
        return constraint.has("invalid")
                || side.index(constraint)
                        .filter(IndexDefinition::isOfParentOnly)
                        .isPresent();
    }

    private static String startOnly(SchemaObject constraint) {
        return "ALTER TABLE ONLY " + Names.table(constraint) + " ";
    }

    private static String start(SchemaObject constraint) {
        boolean ofDomain = constraint
                .parent()
                .filter(parent -> parent.kind() == Kind.DOMAIN)
                .isPresent();
        return (ofDomain ? "ALTER DOMAIN " : "ALTER TABLE ") + Names.table(constraint) + " ";
    }

    @Override
    public List<Statement> drop(SchemaObject constraint, SchemaGraph side) {
        return List.of(Statement.of(start(constraint) + "DROP CONSTRAINT " + constraint.name()));
    }

    @Override
    public Effect effect(Alter alter) {
        if (!alter.after().has("inherited") && Inheritance.isLostWithParent(alter.before(), alter.from())) {
            return Effect.ANEW;
        }
        return validates(alter) || defers(alter) || alter.changesOnly(Set.of("inherited"))
                ? Effect.IN_PLACE
                : Effect.ANEW;
    }

    private static boolean validates(Alter alter) {
        String before = definition(alter.before());
        return before.endsWith(NOT_VALID)
                && before.substring(0, before.length() - NOT_VALID.length()).equals(definition(alter.after()));
    }

    private static boolean defers(Alter alter) {
        String before = definition(alter.before());
        String after = definition(alter.after());
        return before.startsWith("FOREIGN KEY")
                && !before.endsWith(NOT_VALID)
                && !after.endsWith(NOT_VALID)
                && DEFERRABLE
                        .matcher(before)
                        .replaceFirst("")
                        .equals(DEFERRABLE.matcher(after).replaceFirst(""));
    }

    private static String definition(SchemaObject constraint) {
        return PrintedText.settled(String.valueOf(constraint.content().get("definition")));
    }

    @Override
    public List<Statement> alter(Alter alter) {
        String start = start(alter.after());
        if (!alter.before().id().equals(alter.after().id())) {
            return List.of(Statement.of(start + "RENAME CONSTRAINT "
                    + alter.before().name() + " TO " + alter.after().name()));
        }
        if (!alter.changes("definition")) {
            return List.of();
        }
        if (validates(alter)) {
            return List.of(
                    Statement.of(start + "VALIDATE CONSTRAINT " + alter.after().name()));
        }
        Matcher matcher = DEFERRABLE.matcher(definition(alter.after()));
        String how = matcher.find() && !matcher.group().isEmpty() ? matcher.group() : " NOT DEFERRABLE";
        return List.of(Statement.of(start + "ALTER CONSTRAINT " + alter.after().name() + how));
    }
}
