package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Enum types. Values are added in place; one that goes, or moves, takes a new type. */
final class EnumDefinition implements Definition {
    private final Set<ObjectId> gone;

    EnumDefinition(Set<ObjectId> gone) {
        this.gone = gone;
    }

    @Override
    public List<Statement> create(SchemaObject type, SchemaGraph side) {
        return List.of(Statement.of("CREATE TYPE " + type.id().name() + " AS ENUM "
                + values(type).stream().map(Names::literal).collect(Collectors.joining(",\n    ", "(\n    ", "\n)"))));
    }

    static List<String> values(SchemaObject type) {
        return type.attribute("values")
                .map(text -> List.of(text.split("\n", -1)))
                .orElse(List.of());
    }

    @Override
    public Effect effect(Alter alter) {
        List<String> kept = new ArrayList<>(values(alter.after()));
        kept.retainAll(values(alter.before()));
        return kept.equals(values(alter.before())) ? Effect.IN_PLACE : Effect.DISTURBS;
    }

    @Override
    public List<Statement> alter(Alter alter) {
        List<String> before = values(alter.before());
        List<String> after = values(alter.after());
        if (effect(alter) == Effect.DISTURBS) {
            List<String> lost = new ArrayList<>(before);
            lost.removeAll(after);
            return Rebuild.of(
                    alter,
                    this,
                    gone,
                    lost.isEmpty()
                            ? "rewrites the table while nobody can read it"
                            : "fails where a row holds "
                                    + lost.stream().map(Names::literal).collect(Collectors.joining(" or "))
                                    + ", which the type has no more: give those rows another value before");
        }
        List<Statement> statements = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            if (!before.contains(after.get(i))) {
                statements.add(new Statement(
                        "ALTER TYPE " + alter.name() + " ADD VALUE " + Names.literal(after.get(i))
                                + place(before, after, i),
                        List.of(),
                        true));
            }
        }
        return statements;
    }

    /** At the end where it comes there anyhow. */
    private static String place(List<String> before, List<String> after, int i) {
        boolean last = after.subList(i, after.size()).stream().noneMatch(before::contains);
        if (last) {
            return "";
        }
        return i > 0
                ? " AFTER " + Names.literal(after.get(i - 1))
                : " BEFORE " + Names.literal(after.get(1 + firstKept(before, after)));
    }

    private static int firstKept(List<String> before, List<String> after) {
        int i = 0;
        while (!before.contains(after.get(i + 1))) {
            i++;
        }
        return i;
    }
}
