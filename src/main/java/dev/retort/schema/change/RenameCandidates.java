package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.PrintedText;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What may have been renamed: something that goes and something that comes, of one kind and in one place, which are the same or
 * near. Only a person knows.
 */
public final class RenameCandidates {
    private static final double NEAR = 0.5;

    private static final int MOST_OF_ONE = 3;

    private final SchemaGraph now;
    private final SchemaGraph wanted;
    private final Map<ObjectId, Set<String>> parts = new HashMap<>();

    private RenameCandidates(Schema now, Schema wanted) {
        this.now = new SchemaGraph(now);
        this.wanted = new SchemaGraph(wanted);
    }

    private record Candidate(Rename rename, double likeness) {}

    /** The candidates at a level, the likeliest first; of one that goes no more than three. */
    public static List<Rename> of(RenameLevel level, Schema now, Schema wanted) {
        List<SchemaObject> gone = only(now, wanted, level);
        List<SchemaObject> made = only(wanted, now, level);
        List<Rename> values = level == RenameLevel.PART ? values(now, wanted) : List.of();
        if (gone.isEmpty() || made.isEmpty()) {
            return values;
        }
        RenameCandidates candidates = new RenameCandidates(now, wanted);
        List<Rename> found = new ArrayList<>(candidates.of(gone, made));
        found.addAll(values);
        return found;
    }

    private static List<SchemaObject> only(Schema in, Schema notIn, RenameLevel level) {
        return in.objects().values().stream()
                .filter(object -> RenameLevel.of(object) == level && isAlone(object, notIn))
                .toList();
    }

    private List<Rename> of(List<SchemaObject> gone, List<SchemaObject> made) {
        List<Candidate> found = new ArrayList<>();
        for (SchemaObject before : gone) {
            made.stream()
                    .filter(after -> mayBe(before, after))
                    .map(after -> new Candidate(Rename.of(before, after.id()), likeness(before, after)))
                    .filter(candidate -> candidate.likeness() >= NEAR)
                    .sorted(Comparator.comparing(Candidate::likeness).reversed())
                    .limit(MOST_OF_ONE)
                    .forEach(found::add);
        }
        return found.stream()
                .sorted(Comparator.comparing(Candidate::likeness).reversed())
                .map(Candidate::rename)
                .toList();
    }

    /** Whether the other side has no such object, though it has what the object belongs to. */
    private static boolean isAlone(SchemaObject object, Schema other) {
        return Rename.isPossible(object.id().kind())
                && other.object(object.id()).isEmpty()
                && object.parent()
                        .map(parent -> other.object(parent).isPresent())
                        .orElse(true)
                && !object.has("inherited")
                && !object.has("identity")
                && !object.has("owned by")
                && !object.has("constraint")
                && !isOfView(object);
    }

    private static boolean isOfView(SchemaObject object) {
        return object.parent()
                .filter(parent -> parent.kind() == Kind.VIEW || parent.kind() == Kind.MATERIALIZED_VIEW)
                .isPresent();
    }

    private static boolean mayBe(SchemaObject before, SchemaObject after) {
        return before.id().kind() == after.id().kind()
                && before.parent().equals(after.parent())
                && Names.first(before.id().name()).equals(Names.first(after.id().name()));
    }

    private double likeness(SchemaObject before, SchemaObject after) {
        return switch (before.id().kind()) {
            case SCHEMA -> overlap(members(before, now), members(after, wanted));
            case TABLE, FOREIGN_TABLE, COMPOSITE -> overlap(columns(before), columns(after));
            case COLUMN -> before.attribute("type").equals(after.attribute("type")) ? column(before, after) : 0;
            case ENUM -> overlap(values(before), values(after));
            default -> content(before).equals(content(after)) ? 1 : 0;
        };
    }

    private static double column(SchemaObject before, SchemaObject after) {
        return content(before).equals(content(after)) ? 1 : NEAR;
    }

    private static double overlap(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        Set<String> all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    private static Set<String> members(SchemaObject schema, SchemaGraph side) {
        Set<String> members = new HashSet<>();
        side.all()
                .filter(object -> object.parent().isEmpty()
                        && Names.first(object.id().name()).equals(Optional.of(schema.name())))
                .forEach(object -> members.add(
                        object.id().kind() + " " + Names.last(object.id().name())));
        return members;
    }

    /** No table of a name that both sides have is asked for. */
    private Set<String> columns(SchemaObject table) {
        return parts.computeIfAbsent(table.id(), id -> columns(table, now.has(id) ? now : wanted));
    }

    private static Set<String> columns(SchemaObject table, SchemaGraph side) {
        Set<String> columns = new HashSet<>();
        side.children(table.id(), Kind.COLUMN)
                .forEach(column -> columns.add(
                        column.name() + " " + column.attribute("type").orElse("")));
        return columns;
    }

    private static Set<String> values(SchemaObject type) {
        return new HashSet<>(EnumDefinition.values(type));
    }

    /** Without the name, and without what can be changed at no cost. */
    private static Map<String, String> content(SchemaObject object) {
        Map<String, String> content = new HashMap<>(object.content());
        CommonAttributes.NAMES.forEach(content::remove);
        String plain = Names.bare(Names.last(object.id().name()));
        content.computeIfPresent("definition", (key, text) -> PrintedText.settled(text)
                .replaceFirst("(?<![\\w\"])" + java.util.regex.Pattern.quote(plain) + "(?![\\w\"])", ""));
        return new TreeMap<>(content);
    }

    private static List<Rename> values(Schema now, Schema wanted) {
        return now.all(Kind.ENUM).stream()
                .flatMap(type -> wanted.object(type.id()).flatMap(after -> value(type, after)).stream())
                .toList();
    }

    /** The one value that goes, where one comes in its place. */
    private static Optional<Rename> value(SchemaObject type, SchemaObject after) {
        List<String> old = EnumDefinition.values(type);
        List<String> next = EnumDefinition.values(after);
        if (old.size() != next.size()) {
            return Optional.empty();
        }
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(next.get(i))) {
                places.add(i);
            }
        }
        boolean one = places.size() == 1 && !old.contains(next.get(places.getFirst()));
        return one
                ? Optional.of(Rename.of(type, old.get(places.getFirst()), next.get(places.getFirst())))
                : Optional.empty();
    }
}
