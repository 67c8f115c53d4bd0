package dev.retort.schema.change;

import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What becomes of those who use something that goes, for good or for the time: they go as well, or are changed along with it. */
final class Following {
    /** Types, whose columns are converted along with them. */
    static final Set<Kind> TYPES = Set.of(Kind.ENUM, Kind.DOMAIN, Kind.COMPOSITE, Kind.RANGE, Kind.BASE_TYPE);

    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Draft draft;
    private final Map<ObjectId, ObjectId> renamed;
    private final TypedTables typed;
    /** Types that are made anew with the one that they are made of. */
    private final Set<ObjectId> along = new HashSet<>();
    /** Columns that are text while their type is made anew. */
    private final Set<ObjectId> text = new HashSet<>();

    /**
     * From one schema to another.
     *
     * @param renamed indexes and keys that are renamed where they are, unless they go
     */
    Following(SchemaGraph from, SchemaGraph to, Draft draft, Map<ObjectId, ObjectId> renamed) {
        this.from = from;
        this.to = to;
        this.draft = draft;
        this.renamed = renamed;
        this.typed = new TypedTables(from, to);
    }

    /** Until nobody is left who uses what goes. */
    void all() {
        Stream.of(draft.gone(), draft.made(), draft.altered().keySet())
                .flatMap(ids -> List.copyOf(ids).stream())
                .forEach(this::loosenTyped);
        while (!draft.left().isEmpty()) {
            ObjectId id = draft.left().pop();
            from.users(id).forEach(user -> follow(user, id));
            if (draft.gone().contains(id)) {
                indexAbove(from.get(id)).ifPresent(draft::makeAnew);
            }
            if (draft.left().isEmpty()) {
                unfit().forEach(draft::makeAnew);
            }
        }
        along.forEach(this::comesAlong);
    }

    /** Something that an object uses goes, or goes for the time. */
    private void follow(ObjectId user, ObjectId used) {
        if (draft.gone().contains(user) || !to.has(user)) {
            if (draft.gone().contains(used)) {
                replaceRenamed(user);
            }
            return;
        }
        boolean stays = !draft.gone().contains(used);
        switch (user.kind()) {
            case COLUMN -> followColumn(user, used, stays);
            case SEQUENCE -> {
                if (!stays) {
                    followSequence(user);
                }
            }
            case TABLE, FOREIGN_TABLE -> {
                if (!stays && used.kind() == Kind.FOREIGN_SERVER) {
                    draft.makeAnew(user);
                } else if (!stays && used.kind() != Kind.SCHEMA) {
                    draft.detach(user, "inherits", "partition bound", TypedTables.OF);
                }
            }
            case CONSTRAINT -> {
                boolean isOwn = from.get(user).parent().equals(Optional.of(used));
                if (!stays || text.contains(used) || isForeignKey(user) || (TYPES.contains(used.kind()) && !isOwn)) {
                    draft.makeAnew(user);
                }
            }
            case INDEX -> {
                if (!stays || text.contains(used) || TYPES.contains(used.kind())) {
                    draft.makeAnew(user);
                }
            }
            case STATISTICS -> {
                if (!stays || text.contains(used)) {
                    draft.makeAnew(user);
                }
            }
            case PUBLICATION -> {
                // It is changed where it stays without what goes. No column of it can have another type.
                if (stays ? used.kind() == Kind.COLUMN : to.uses(user).contains(used)) {
                    draft.makeAnew(user);
                }
            }
            case EXTENSION -> {
                if (!stays && used.kind() == Kind.EXTENSION) {
                    draft.makeAnew(user);
                }
            }
            case DOMAIN, RANGE -> {
                if (stays && TYPES.contains(used.kind()) && Rebuild.isMadeOf(user, used, to) && along.add(user)) {
                    draft.left().push(user);
                }
            }
            case COMPOSITE, SCHEMA -> {
                // Converted with what they are made of, or not by users' statements at all.
            }
            default -> draft.makeAnew(user);
        }
    }

    private void replaceRenamed(ObjectId id) {
        Optional.ofNullable(renamed.get(id))
                .filter(after -> draft.made().add(after))
                .ifPresent(after -> {
                    draft.drop(id);
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
            draft.makeAnew(column);
        } else if (TYPES.contains(used.kind())) {
            if (stays) {
                draft.left().push(column);
                loosenTyped(column);
                if (goesThroughText(used)) {
                    text.add(column);
                }
            }
        } else if (!stays && before.has("default")) {
            draft.detach(column, "default");
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
            draft.makeAnew(sequence);
        } else {
            draft.detach(sequence, "owned by");
        }
    }

    /** The index that one that goes is attached to, without which PostgreSQL does not let it go. */
    private Optional<ObjectId> indexAbove(SchemaObject index) {
        return PartitionIndexes.above(index)
                .filter(above -> from.has(above) && !draft.gone().contains(above))
                .filter(above -> index.parent()
                        .filter(table ->
                                !draft.gone().contains(table) && !draft.early().containsKey(table))
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
                    .filter(table -> !draft.gone().contains(table))
                    .forEach(table -> draft.detach(table, TypedTables.OF));
        }
    }

    private void comesAlong(ObjectId type) {
        Stream.concat(Stream.of(type), Stream.of(from, to).flatMap(side -> side.children(type).stream()
                        .map(SchemaObject::id)))
                .forEach(id -> {
                    draft.altered().remove(id);
                    draft.gone().remove(id);
                    draft.made().remove(id);
                });
    }

    /** Tables whose columns do not come to stand as their type has them. */
    private List<ObjectId> unfit() {
        return draft.altered().entrySet().stream()
                .filter(entry -> TypedTables.isTied(entry.getValue()))
                .map(Map.Entry::getKey)
                .filter(table -> !typed.fits(table, draft.gone(), draft.made()))
                .toList();
    }
}
