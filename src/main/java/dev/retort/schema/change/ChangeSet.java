package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Pairing;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.change.Definition.Effect;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What goes, what is made, and what is changed where it is, as far as that follows from what differs: whatever uses something that
 * goes has to go as well, and to be made again if it is to stay.
 */
final class ChangeSet {
    /** The version of PostgreSQL from which on a NOT NULL is a constraint. */
    private static final int NOT_NULLS_OF_THEIR_OWN = 18;

    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Definitions definitions;
    private final Draft draft;
    private final Set<ObjectId> refused = new TreeSet<>();

    ChangeSet(SchemaGraph from, SchemaGraph to, Pairing pairing, Definitions definitions, Draft draft) {
        this.from = from;
        this.to = to;
        this.definitions = definitions;
        this.draft = draft;
        Map<ObjectId, ObjectId> renamed = RenamedIndexes.of(pairing, from, to);
        // A view that becomes a table has columns of the same names, and yet others.
        pairing.onlyFirst().stream()
                .filter(object -> !renamed.containsKey(object.id()))
                .forEach(object -> draft.dropAll(object.id()));
        pairing.onlySecond().stream()
                .filter(object -> !renamed.containsValue(object.id()))
                .forEach(object -> draft.makeAll(object.id()));
        pairing.changed().forEach(change -> compare(change.before(), change.after()));
        if (from.version() < NOT_NULLS_OF_THEIR_OWN) {
            List.copyOf(altered().values()).stream()
                    .filter(alter ->
                            alter.before().has("not null") && !alter.after().has("not null"))
                    .forEach(alter -> requireBelow(alter.after()));
        }
        new Following(from, to, draft, renamed).all();
        renamed.forEach((before, after) -> {
            if (!gone().contains(before) && !made().contains(after)) {
                altered().put(after, new Alter(from.get(before), to.get(after), from, to));
            }
        });
        List.copyOf(gone()).forEach(this::renameIdentity);
        Inheritance inheritance = new Inheritance(from);
        altered().replaceAll((id, alter) -> inheritance.alone(alter, gone()));
        made().removeIf(id -> isUnhandled(to.get(id)));
        gone().removeIf(id -> isUnhandled(from.get(id)));
    }

    /** The sequence of an identity that stays is no other one where it has another name. */
    private void renameIdentity(ObjectId id) {
        SchemaObject before = from.get(id);
        if (id.kind() != Kind.SEQUENCE || !before.has("identity")) {
            return;
        }
        before.parent()
                .filter(column -> !gone().contains(column) && !early().containsKey(column))
                .flatMap(to::find)
                .flatMap(to::identity)
                .filter(after -> made().contains(after.id()))
                .ifPresent(after -> {
                    gone().remove(id);
                    made().remove(after.id());
                    altered().put(after.id(), new Alter(before, after, from, to));
                });
    }

    private boolean isUnhandled(SchemaObject object) {
        boolean unhandled = definitions.of(object).isEmpty();
        if (unhandled) {
            refused.add(object.id());
        }
        return unhandled;
    }

    private void compare(SchemaObject first, SchemaObject after) {
        SchemaObject before =
                Optional.ofNullable(early().get(first.id())).map(Alter::after).orElse(first);
        Alter alter = new Alter(before, after, from, to);
        boolean same = before.id().kind() != Kind.DEFAULT_PRIVILEGES
                && alter.attributes().isEmpty()
                && CommonAttributes.alter(before, after).isEmpty();
        if (same || gone().contains(after.id())) {
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
                draft.makeAnew(after.id());
                if (before.id().kind() == Kind.SEQUENCE && before.has("identity")) {
                    before.parent().ifPresent(column -> draft.detach(column, "identity"));
                }
            }
            case DISTURBS -> {
                altered().put(after.id(), alter);
                draft.left().push(after.id());
            }
            case IN_PLACE -> altered().put(after.id(), alter);
        }
        if (altered().containsKey(after.id()) && (changesParents(before, after) || changesType(before, after))) {
            draft.detach(after.id(), "inherits", "partition bound", TypedTables.OF);
            renameNotNulls(after.id());
        }
        if (InheritedNotNull.comesFromAbove(alter)) {
            draft.detach(after.id(), "not null");
        }
    }

    /** What is no more required is so in no child either, as long as it is no constraint that the child may have by itself. */
    private void requireBelow(SchemaObject column) {
        if (column.id().kind() != Kind.COLUMN) {
            return;
        }
        ObjectId table = column.parent().orElseThrow();
        from.users(table).stream()
                .filter(child -> child.kind() == Kind.TABLE)
                .map(child -> new ObjectId(Kind.COLUMN, child.name() + "." + column.name()))
                .filter(own -> from.has(own)
                        && to.has(own)
                        && from.get(own).has("inherited")
                        && from.get(own).has("not null"))
                .forEach(own -> {
                    SchemaObject required = to.get(own);
                    if (required.has("not null")) {
                        SchemaObject loosened = ColumnDefinition.without(from.get(own), "not null");
                        altered().put(own, new Alter(loosened, required, from, to));
                    }
                    requireBelow(required);
                });
    }

    /** What a column has from one parent has another name from another. */
    private void renameNotNulls(ObjectId table) {
        for (SchemaObject column : from.children(table, Kind.COLUMN)) {
            to.find(column.id())
                    .filter(after -> !NotNull.of(column).equals(NotNull.of(after)))
                    .ifPresent(after -> altered().putIfAbsent(column.id(), new Alter(column, after, from, to)));
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

    Set<ObjectId> gone() {
        return draft.gone();
    }

    Set<ObjectId> made() {
        return draft.made();
    }

    /** What must happen before something goes. */
    Map<ObjectId, Alter> early() {
        return draft.early();
    }

    Map<ObjectId, Alter> altered() {
        return draft.altered();
    }

    /** What differs and is of a kind that is not handled. */
    Set<ObjectId> refused() {
        return refused;
    }
}
