package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Pairing;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Definition.Effect;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What goes, what is made, and what is changed where it is, as far as that follows from what differs: whatever uses something that
 * goes has to go as well, and to be made again if it is to stay.
 */
final class ChangeSet {
    /** Types, whose columns are converted along with them. */
    static final Set<Kind> TYPES = Set.of(Kind.ENUM, Kind.DOMAIN, Kind.COMPOSITE, Kind.RANGE, Kind.BASE_TYPE);

    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Definitions definitions;
    private final Map<ObjectId, ObjectId> renamed;
    private final TypedTables typed;
    private final Set<ObjectId> gone = new HashSet<>();
    private final Set<ObjectId> made = new HashSet<>();
    private final Map<ObjectId, Alter> early = new HashMap<>();
    private final Map<ObjectId, Alter> altered = new HashMap<>();
    /** Types that are made anew with the one that they are made of. */
    private final Set<ObjectId> along = new HashSet<>();
    /** Columns that are text while their type is made anew. */
    private final Set<ObjectId> text = new HashSet<>();

    private final Set<ObjectId> refused = new TreeSet<>();
    private final Deque<ObjectId> left = new ArrayDeque<>();

    ChangeSet(SchemaGraph from, SchemaGraph to, Pairing pairing, Definitions definitions) {
        this.from = from;
        this.to = to;
        this.definitions = definitions;
        this.renamed = RenamedIndexes.of(pairing, from, to);
        this.typed = new TypedTables(from, to);
        // A view that becomes a table has columns of the same names, and yet others.
        pairing.onlyFirst().stream()
                .filter(object -> !renamed.containsKey(object.id()))
                .forEach(object -> dropAll(object.id()));
        pairing.onlySecond().stream()
                .filter(object -> !renamed.containsValue(object.id()))
                .forEach(object -> makeAll(object.id()));
        pairing.changed().forEach(change -> compare(change.before(), change.after()));
        Stream.of(gone, made, altered.keySet())
                .flatMap(ids -> List.copyOf(ids).stream())
                .forEach(this::loosenTyped);
        while (!left.isEmpty()) {
            ObjectId id = left.pop();
            from.users(id).forEach(user -> follow(user, id));
            if (gone.contains(id)) {
                indexAbove(from.get(id)).ifPresent(this::makeAnew);
            }
            if (left.isEmpty()) {
                unfit().forEach(this::makeAnew);
            }
        }
        renamed.forEach((before, after) -> {
            if (!gone.contains(before) && !made.contains(after)) {
                altered.put(after, new Alter(from.get(before), to.get(after), from, to));
            }
        });
        along.forEach(this::comesAlong);
        List.copyOf(gone).forEach(this::renameIdentity);
        Inheritance inheritance = new Inheritance(from);
        altered.replaceAll((id, alter) -> inheritance.alone(alter, gone));
        made.removeIf(id -> isUnhandled(to.get(id)));
        gone.removeIf(id -> isUnhandled(from.get(id)));
    }

    /** The index that one that goes is attached to, without which PostgreSQL does not let it go. */
    private Optional<ObjectId> indexAbove(SchemaObject index) {
        return PartitionIndexes.above(index)
                .filter(above -> from.has(above) && !gone.contains(above))
                .filter(above -> index.parent()
                        .filter(table -> !gone.contains(table) && !early.containsKey(table))
                        .flatMap(to::find)
                        .filter(table -> table.attribute("inherits")
                                .equals(from.get(table.id()).attribute("inherits")))
                        .isPresent());
    }

    /** Whether columns of a type are text in between, which no other type's indexes and conditions go along with. */
    private boolean goesThroughText(ObjectId type) {
        return type.kind() == Kind.RANGE
                || along.contains(type)
                || from.users(type).stream().anyMatch(user -> Rebuild.isMadeOf(user, type, to));
    }

    private void loosenTyped(ObjectId attribute) {
        if (attribute.kind() == Kind.COLUMN) {
            typed.tiedBy(attribute).stream()
                    .filter(table -> !gone.contains(table))
                    .forEach(table -> detach(table, TypedTables.OF));
        }
    }

    private void comesAlong(ObjectId type) {
        Stream.concat(Stream.of(type), Stream.of(from, to).flatMap(side -> side.children(type).stream()
                        .map(SchemaObject::id)))
                .forEach(id -> {
                    altered.remove(id);
                    gone.remove(id);
                    made.remove(id);
                });
    }

    /** Tables whose columns do not come to stand as their type has them. */
    private List<ObjectId> unfit() {
        return altered.entrySet().stream()
                .filter(entry -> isTied(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(table -> !typed.fits(table, gone, made))
                .toList();
    }

    private static boolean isTied(Alter alter) {
        return alter.after().has(TypedTables.OF) && alter.changes(TypedTables.OF);
    }

    /** The sequence of an identity that stays is no other one where it has another name. */
    private void renameIdentity(ObjectId id) {
        SchemaObject before = from.get(id);
        if (id.kind() != Kind.SEQUENCE || !before.has("identity")) {
            return;
        }
        before.parent()
                .filter(column -> !gone.contains(column) && !early.containsKey(column))
                .flatMap(to::find)
                .flatMap(to::identity)
                .filter(after -> made.contains(after.id()))
                .ifPresent(after -> {
                    gone.remove(id);
                    made.remove(after.id());
                    altered.put(after.id(), new Alter(before, after, from, to));
                });
    }

    private boolean isUnhandled(SchemaObject object) {
        boolean unhandled = definitions.of(object).isEmpty();
        if (unhandled) {
            refused.add(object.id());
        }
        return unhandled;
    }

    private void drop(ObjectId id) {
        if (gone.add(id)) {
            early.remove(id);
            altered.remove(id);
            left.push(id);
        }
    }

    private void compare(SchemaObject first, SchemaObject after) {
        SchemaObject before =
                Optional.ofNullable(early.get(first.id())).map(Alter::after).orElse(first);
        Alter alter = new Alter(before, after, from, to);
        boolean same = before.id().kind() != Kind.DEFAULT_PRIVILEGES
                && alter.attributes().isEmpty()
                && CommonAttributes.alter(before, after).isEmpty();
        if (same || gone.contains(after.id())) {
            return;
        }
        Optional<Definition> definition = definitions.of(after);
        if (definition.isEmpty()) {
            refused.add(after.id());
            return;
        }
        switch (alter.attributes().isEmpty()
                ? Effect.IN_PLACE
                : definition.get().effect(alter)) {
            case ANEW -> {
                makeAnew(after.id());
                if (before.id().kind() == Kind.SEQUENCE && before.has("identity")) {
                    before.parent().ifPresent(column -> detach(column, "identity"));
                }
            }
            case DISTURBS -> {
                altered.put(after.id(), alter);
                left.push(after.id());
            }
            case IN_PLACE -> altered.put(after.id(), alter);
        }
        if (altered.containsKey(after.id()) && (changesParents(before, after) || changesType(before, after))) {
            detach(after.id(), "inherits", "partition bound", TypedTables.OF);
            renameNotNulls(after.id());
        }
        if (InheritedNotNull.comesFromAbove(alter)) {
            detach(after.id(), "not null");
        }
    }

    /** What a column has from one parent has another name from another. */
    private void renameNotNulls(ObjectId table) {
        for (SchemaObject column : from.children(table, Kind.COLUMN)) {
            to.find(column.id())
                    .filter(after -> !NotNull.of(column).equals(NotNull.of(after)))
                    .ifPresent(after -> altered.putIfAbsent(column.id(), new Alter(column, after, from, to)));
        }
    }

    private static boolean changesType(SchemaObject before, SchemaObject after) {
        return before.differsIn(TypedTables.OF, after) && (before.has(TypedTables.OF) || before.has("inherits"));
    }

    /** Leaves all for others, so that its columns can be changed between. */
    private static boolean changesParents(SchemaObject before, SchemaObject after) {
        return before.id().kind() == Kind.TABLE
                && before.has("inherits")
                && after.has("inherits")
                && Collections.disjoint(
                        Names.list(String.valueOf(before.content().get("inherits"))),
                        Names.list(String.valueOf(after.content().get("inherits"))));
    }

    /** With all that belongs to it, and with the key that an index carries out. */
    private void makeAnew(ObjectId id) {
        drop(id);
        from.find(id).flatMap(from::constraint).ifPresent(key -> makeAnew(key.id()));
        if (to.has(id)) {
            made.add(id);
            to.children(id).forEach(child -> makeAll(child.id()));
        }
        from.children(id).forEach(child -> dropAll(child.id()));
    }

    private void makeAll(ObjectId id) {
        made.add(id);
        to.children(id).forEach(child -> makeAll(child.id()));
    }

    private void dropAll(ObjectId id) {
        drop(id);
        from.children(id).forEach(child -> dropAll(child.id()));
    }

    /** Something that an object uses goes, or goes for the time. */
    private void follow(ObjectId user, ObjectId used) {
        if (gone.contains(user) || !to.has(user)) {
            if (gone.contains(used)) {
                replaceRenamed(user);
            }
            return;
        }
        boolean stays = !gone.contains(used);
        switch (user.kind()) {
            case COLUMN -> followColumn(user, used, stays);
            case SEQUENCE -> {
                if (!stays) {
                    followSequence(user);
                }
            }
            case TABLE, FOREIGN_TABLE -> {
                if (!stays && used.kind() == Kind.FOREIGN_SERVER) {
                    makeAnew(user);
                } else if (!stays && used.kind() != Kind.SCHEMA) {
                    detach(user, "inherits", "partition bound", TypedTables.OF);
                }
            }
            case CONSTRAINT -> {
                boolean isOwn = from.get(user).parent().equals(Optional.of(used));
                if (!stays || text.contains(used) || isForeignKey(user) || (TYPES.contains(used.kind()) && !isOwn)) {
                    makeAnew(user);
                }
            }
            case INDEX -> {
                if (!stays || text.contains(used) || TYPES.contains(used.kind())) {
                    makeAnew(user);
                }
            }
            case STATISTICS -> {
                if (!stays || text.contains(used)) {
                    makeAnew(user);
                }
            }
            case PUBLICATION -> {
                // It is changed where it stays without what goes. No column of it can have another type.
                if (stays ? used.kind() == Kind.COLUMN : to.uses(user).contains(used)) {
                    makeAnew(user);
                }
            }
            case EXTENSION -> {
                if (!stays && used.kind() == Kind.EXTENSION) {
                    makeAnew(user);
                }
            }
            case DOMAIN, RANGE -> {
                if (stays && TYPES.contains(used.kind()) && Rebuild.isMadeOf(user, used, to) && along.add(user)) {
                    left.push(user);
                }
            }
            case COMPOSITE, SCHEMA -> {
                // Converted with what they are made of, or not by users' statements at all.
            }
            default -> makeAnew(user);
        }
    }

    private void replaceRenamed(ObjectId id) {
        Optional.ofNullable(renamed.get(id)).filter(after -> made.add(after)).ifPresent(after -> {
            drop(id);
            from.constraint(from.get(id)).ifPresent(key -> replaceRenamed(key.id()));
        });
    }

    private boolean isForeignKey(ObjectId id) {
        return from.get(id).attribute("definition").orElse("").startsWith("FOREIGN KEY");
    }

    private void followColumn(ObjectId column, ObjectId used, boolean stays) {
        SchemaObject before = from.get(column);
        if (used.equals(before.parent().orElse(used)) || isOfView(before)) {
            return;
        }
        if (before.has("generated")) {
            makeAnew(column);
        } else if (TYPES.contains(used.kind())) {
            if (stays) {
                left.push(column);
                loosenTyped(column);
                if (goesThroughText(used)) {
                    text.add(column);
                }
            }
        } else if (!stays && before.has("default")) {
            detach(column, "default");
        }
    }

    private static boolean isOfView(SchemaObject column) {
        return column.parent()
                .filter(parent -> parent.kind() == Kind.VIEW || parent.kind() == Kind.MATERIALIZED_VIEW)
                .isPresent();
    }

    private void followSequence(ObjectId sequence) {
        SchemaObject before = from.get(sequence);
        if (before.attribute("owned by").equals(to.get(sequence).attribute("owned by"))) {
            makeAnew(sequence);
        } else {
            detach(sequence, "owned by");
        }
    }

    /** Takes an attribute away before what it stands for goes, and gives the new one later. */
    private void detach(ObjectId id, String... attributes) {
        if (early.containsKey(id)) {
            return;
        }
        SchemaObject before = from.get(id);
        SchemaObject between = before;
        for (String attribute : attributes) {
            between = ColumnDefinition.without(between, attribute);
        }
        early.put(id, new Alter(before, between, from, from));
        altered.put(id, new Alter(between, to.get(id), from, to));
    }

    Set<ObjectId> gone() {
        return gone;
    }

    Set<ObjectId> made() {
        return made;
    }

    /** What must happen before something goes. */
    Map<ObjectId, Alter> early() {
        return early;
    }

    Map<ObjectId, Alter> altered() {
        return altered;
    }

    /** What differs and is of a kind that is not handled. */
    Set<ObjectId> refused() {
        return refused;
    }

    /** What a new object is without at first, since it stands for something that comes after it. */
    Map<ObjectId, Alter> late(Folding folding, PartitionIndexes indexes) {
        Map<ObjectId, Alter> late = new HashMap<>();
        for (ObjectId id : made) {
            SchemaObject object = to.get(id);
            SchemaObject first = object;
            if (id.kind() == Kind.SEQUENCE && object.has("owned by")) {
                first = ColumnDefinition.without(object, "owned by");
            } else if (id.kind() == Kind.COLUMN
                    && object.parent()
                            .filter(parent -> parent.kind() == Kind.TABLE && made.contains(parent))
                            .isPresent()) {
                first = folding.early(object);
            } else if (indexes.isAttachedLater(id)) {
                first = Inheritance.alone(object);
            }
            if (!first.equals(object)) {
                late.put(id, new Alter(first, object, to, to));
            }
        }
        altered.replaceAll((id, alter) -> {
            if (!isTied(alter) && !isOwnedLater(alter)) {
                return alter;
            }
            SchemaObject first = ColumnDefinition.without(alter.after(), isTied(alter) ? TypedTables.OF : "owned by");
            late.put(id, new Alter(first, alter.after(), to, to));
            return new Alter(alter.before(), first, from, to);
        });
        return late;
    }

    /** A sequence that is there is given to a column whose default it may have to be before. */
    private boolean isOwnedLater(Alter alter) {
        return alter.after().id().kind() == Kind.SEQUENCE
                && alter.changes("owned by")
                && alter.now("owned by")
                        .map(name -> new ObjectId(Kind.COLUMN, name))
                        .filter(made::contains)
                        .isPresent();
    }
}
