package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.PrintedText;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What PostgreSQL names after a table or a column, and does not rename along with it: constraints, indexes, statistics and the
 * sequences of columns. It is found by what it is: one that only this side has, and one that only the other has, with nothing but
 * the name to tell them apart.
 */
public final class RenamedAlong {
    private static final Set<String> NOT_NULL_STATES = Set.of("INHERITED", "NO INHERIT", "NOT VALID", "yes");

    private final SchemaGraph now;
    private final SchemaGraph wanted;
    private final List<Rename> renames = new ArrayList<>();

    private RenamedAlong(Schema now, Schema wanted) {
        this.now = new SchemaGraph(now);
        this.wanted = new SchemaGraph(wanted);
    }

    /**
     * Finds them.
     *
     * @param now the schema with the tables and columns renamed
     * @param tables those that were, or of which a column was
     */
    public static List<Rename> of(Schema now, Schema wanted, Set<ObjectId> tables) {
        RenamedAlong found = new RenamedAlong(now, wanted);
        found.withHeirs(tables).forEach(found::parts);
        return List.copyOf(found.renames);
    }

    /** With partitions and other tables that inherit. */
    private Set<ObjectId> withHeirs(Set<ObjectId> tables) {
        Set<ObjectId> all = new TreeSet<>(tables);
        List<ObjectId> more = List.copyOf(all);
        while (!more.isEmpty()) {
            more = now.all()
                    .filter(object -> object.id().kind() == Kind.TABLE && !all.contains(object.id()))
                    .filter(object -> object.attribute("inherits").stream()
                            .flatMap(parents -> Names.list(parents).stream())
                            .anyMatch(parent -> all.contains(new ObjectId(Kind.TABLE, parent))))
                    .map(SchemaObject::id)
                    .toList();
            all.addAll(more);
        }
        return all;
    }

    private void parts(ObjectId table) {
        if (!now.has(table) || !wanted.has(table)) {
            return;
        }
        Map<String, List<SchemaObject>> only = new TreeMap<>();
        parts(wanted, table).filter(part -> !now.has(part.id())).forEach(part -> only.computeIfAbsent(
                        sameness(part), key -> new ArrayList<>())
                .add(part));
        for (SchemaObject part :
                parts(now, table).filter(part -> !wanted.has(part.id())).toList()) {
            List<SchemaObject> same = only.getOrDefault(sameness(part), List.of());
            if (!same.isEmpty()) {
                renames.add(Rename.of(part, same.removeFirst().id()));
            }
        }
        now.children(table, Kind.COLUMN).forEach(this::notNull);
    }

    private static Stream<SchemaObject> parts(SchemaGraph side, ObjectId table) {
        return side.all().filter(object -> switch (object.id().kind()) {
            case CONSTRAINT -> isOf(table, object) && !isCheckOfParent(object);
            case INDEX -> isOf(table, object) && !object.has("constraint");
            case STATISTICS -> isOf(table, object);
            case SEQUENCE ->
                object.parent()
                        .or(() -> object.attribute("owned by").map(name -> new ObjectId(Kind.COLUMN, name)))
                        .flatMap(side::find)
                        .filter(column -> isOf(table, column))
                        .isPresent();
            default -> false;
        });
    }

    private static boolean isOf(ObjectId table, SchemaObject part) {
        return part.parent().equals(Optional.of(table));
    }

    /** That has its name from there. */
    private static boolean isCheckOfParent(SchemaObject constraint) {
        return constraint.has("inherited")
                && constraint.attribute("definition").orElse("").startsWith("CHECK");
    }

    /** What it is without its name. */
    private static String sameness(SchemaObject part) {
        Map<String, String> content = new HashMap<>(part.content());
        CommonAttributes.NAMES.forEach(content::remove);
        String name = part.id().kind() == Kind.STATISTICS
                ? part.id().name()
                : Names.last(part.id().name());
        content.computeIfPresent("definition", (key, text) -> withoutName(PrintedText.settled(text), name));
        return part.id().kind() + " " + part.parent() + " " + new TreeMap<>(content);
    }

    private static String withoutName(String definition, String name) {
        int at = definition.startsWith("CREATE ") ? definition.indexOf(" " + name + " ") : -1;
        return at < 0 ? definition : definition.substring(0, at) + definition.substring(at + 1 + name.length());
    }

    /** Since PostgreSQL 18 it is a constraint with a name, which the column tells where it is not the usual one. */
    private void notNull(SchemaObject column) {
        Optional<SchemaObject> other = wanted.find(column.id());
        Optional<String> has = column.attribute("not null");
        Optional<String> wants = other.flatMap(it -> it.attribute("not null"));
        if (has.isEmpty()
                || wants.isEmpty()
                || has.equals(wants)
                || column.attribute("inherited").equals(Optional.of("yes"))
                || !states(has.get()).equals(states(wants.get()))) {
            return;
        }
        ObjectId table = column.parent().orElseThrow();
        ObjectId before = notNull(column, has.get());
        ObjectId after = notNull(column, wants.get());
        if (before.equals(after)) {
            return;
        }
        renames.add(Rename.of(
                new SchemaObject(before, Optional.of(table), new LinkedHashMap<>(Map.of("definition", "CHECK"))),
                after));
    }

    private static List<String> states(String notNull) {
        return Names.list(notNull).stream()
                .filter(it -> NOT_NULL_STATES.contains(it) && !it.equals("yes"))
                .toList();
    }

    private static ObjectId notNull(SchemaObject column, String text) {
        String first = Names.list(text).getFirst();
        String name = NOT_NULL_STATES.contains(first)
                ? Names.joined(Names.last(Names.table(column)), column.name(), "not_null")
                : first;
        return new ObjectId(Kind.CONSTRAINT, Names.table(column) + "." + name);
    }
}
