package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** What comes last of what is made or changed, since it stands for something that comes after it. */
final class LateChanges {
    private LateChanges() {}

    /** By object; what is made or changed before that is without it. */
    static Map<ObjectId, Alter> of(
            ChangeSet changes, SchemaGraph from, SchemaGraph to, Folding folding, PartitionIndexes indexes) {
        Map<ObjectId, Alter> late = new HashMap<>();
        for (ObjectId id : changes.made()) {
            SchemaObject object = to.get(id);
            SchemaObject first = first(object, changes.made(), folding, indexes);
            if (!first.equals(object)) {
                late.put(id, new Alter(first, object, to, to));
            }
        }
        changes.altered().replaceAll((id, alter) -> {
            boolean isTied = TypedTables.isTied(alter);
            if (!isTied && !isOwnedLater(alter, changes.made())) {
                return alter;
            }
            SchemaObject first = ColumnDefinition.without(alter.after(), isTied ? TypedTables.OF : "owned by");
            late.put(id, new Alter(first, alter.after(), to, to));
            return new Alter(alter.before(), first, from, to);
        });
        return late;
    }

    private static SchemaObject first(
            SchemaObject object, Set<ObjectId> made, Folding folding, PartitionIndexes indexes) {
        boolean isOfNewTable = object.parent()
                .filter(parent -> parent.kind() == Kind.TABLE && made.contains(parent))
                .isPresent();
        return switch (object.id().kind()) {
            case SEQUENCE -> ColumnDefinition.without(object, "owned by");
            case COLUMN -> isOfNewTable ? folding.early(object) : object;
            case TABLE -> indexes.isAttachedLater(object.id()) ? Inheritance.alone(object) : object;
            default -> object;
        };
    }

    /** A sequence that is there is given to a column whose default it may have to be before. */
    private static boolean isOwnedLater(Alter alter, Set<ObjectId> made) {
        return alter.after().id().kind() == Kind.SEQUENCE
                && alter.changes("owned by")
                && alter.now("owned by")
                        .map(name -> new ObjectId(Kind.COLUMN, name))
                        .filter(made::contains)
                        .isPresent();
    }
}
