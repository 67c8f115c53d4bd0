package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The indexes of partitions that belong to one of their parent's. They come along with that, or with their table, where PostgreSQL
 * makes just them by itself. Where it would not, the parent's is made in steps: for the parent only, and then each partition's is
 * attached to it. A new partition is then made as a table of its own first, and attached with its indexes.
 */
final class PartitionIndexes {
    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Set<ObjectId> gone;
    private final Set<ObjectId> made;
    private final Map<ObjectId, List<SchemaObject>> below = new HashMap<>();
    private final Map<ObjectId, Boolean> inSteps = new HashMap<>();
    private final Map<ObjectId, Boolean> attachedLater = new HashMap<>();

    PartitionIndexes(SchemaGraph from, SchemaGraph to, Set<ObjectId> gone, Set<ObjectId> made) {
        this.from = from;
        this.to = to;
        this.gone = gone;
        this.made = made;
        to.all().forEach(object -> above(object)
                .ifPresent(parent ->
                        below.computeIfAbsent(parent, id -> new ArrayList<>()).add(object)));
    }

    /** The index that an index is attached to. */
    static Optional<ObjectId> above(SchemaObject index) {
        return index.id().kind() == Kind.INDEX
                ? index.attribute("inherits").map(name -> new ObjectId(Kind.INDEX, name))
                : Optional.empty();
    }

    /** The attached index that something is, or is a key by. */
    static Optional<SchemaObject> attached(SchemaObject object, SchemaGraph side) {
        return switch (object.id().kind()) {
            case INDEX -> Optional.of(object).filter(index -> index.has("inherits"));
            case CONSTRAINT -> side.index(object).filter(index -> index.has("inherits"));
            default -> Optional.empty();
        };
    }

    private static ObjectId table(SchemaObject index) {
        return index.parent().orElseThrow();
    }

    /** With what an attached index comes, where it has no statement of its own: its table, or the index above. */
    Optional<ObjectId> along(SchemaObject index) {
        ObjectId above = above(index).orElseThrow();
        ObjectId table = table(index);
        if (made.contains(table)) {
            return Optional.of(table).filter(partition -> !isAttachedLater(partition));
        }
        boolean comes =
                made.contains(above) && (joins(table) ? UsualIndex.is(index, to.get(above), to) : !isInSteps(above));
        return Optional.of(joins(table) ? table : above).filter(with -> comes);
    }

    /** Whether an index is made for its table only, and those of the partitions one by one. */
    boolean isInSteps(ObjectId index) {
        Boolean known = inSteps.get(index);
        if (known == null) {
            known = made.contains(index) && needsSteps(to.get(index));
            inSteps.put(index, known);
        }
        return known;
    }

    private boolean needsSteps(SchemaObject index) {
        if (index.id().kind() != Kind.INDEX
                || (index.has("inherits") && along(index).isPresent())) {
            return false;
        }
        return IndexDefinition.isOfParentOnly(index)
                || (!made.contains(table(index)) && below(index).stream().anyMatch(part -> !isMadeAlong(part, index)));
    }

    private List<SchemaObject> below(SchemaObject index) {
        return below.getOrDefault(index.id(), List.of());
    }

    /** Whether PostgreSQL makes it by itself with the one above, or sees to it when its table is attached. */
    private boolean isMadeAlong(SchemaObject index, SchemaObject above) {
        ObjectId table = table(index);
        if (made.contains(table) || joins(table)) {
            return true;
        }
        return made.contains(index.id())
                && UsualIndex.is(index, above, to)
                && !hasAnother(index)
                && below(index).stream().allMatch(part -> isMadeAlong(part, index));
    }

    /** Whether there is one just like it, which PostgreSQL would take. */
    private boolean hasAnother(SchemaObject index) {
        return from.children(table(index), Kind.INDEX).stream()
                .anyMatch(other -> !gone.contains(other.id())
                        && !other.has("inherits")
                        && IndexDefinition.nameless(other).equals(IndexDefinition.nameless(index)));
    }

    /** Whether a table that is there becomes a partition of another. */
    private boolean joins(ObjectId table) {
        return from.find(table)
                .filter(before ->
                        !before.attribute("inherits").equals(to.get(table).attribute("inherits")))
                .isPresent();
    }

    /** Whether a new partition would get other indexes than it is to have, were it made as one. */
    boolean isAttachedLater(ObjectId table) {
        Boolean known = attachedLater.get(table);
        if (known == null) {
            known = made.contains(table)
                    && to.get(table).has("partition bound")
                    && to.children(table, Kind.INDEX).stream().anyMatch(this::wouldBeAnother);
            attachedLater.put(table, known);
        }
        return known;
    }

    private boolean wouldBeAnother(SchemaObject index) {
        return above(index)
                .filter(above -> !UsualIndex.is(index, to.get(above), to))
                .isPresent();
    }

    /** Whether a partition has none of its own for an index, or key, of its parent. */
    boolean isSpared(ObjectId partition, SchemaObject object) {
        SchemaObject index = to.index(object).orElse(object);
        return IndexDefinition.isOfParentOnly(index)
                && below(index).stream().noneMatch(part -> table(part).equals(partition));
    }

    /** Whether an index is there before its table becomes a partition, which then takes it for the one of the parent's. */
    boolean comesBefore(SchemaObject object) {
        return attached(object, to)
                .filter(index -> joins(table(index)) || isAttachedLater(table(index)))
                .isPresent();
    }

    /** An index or key as it is first made, for its table only where that takes steps. */
    SchemaObject first(SchemaObject object) {
        boolean steps = object.id().kind() == Kind.CONSTRAINT
                ? to.index(object).filter(index -> isInSteps(index.id())).isPresent()
                : isInSteps(object.id());
        return steps ? IndexDefinition.ofParentOnly(object) : object;
    }

    /** Attaches an index that has come by a statement of its own. */
    Optional<Statement> attach(SchemaObject object) {
        return attached(object, to).filter(index -> !comesBefore(index)).map(index -> IndexDefinition.attach(index));
    }
}
