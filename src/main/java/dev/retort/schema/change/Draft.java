package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import dev.retort.schema.SchemaObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What goes, what is made, and what is changed where it is, as far as that has been found out. */
final class Draft {
    private final SchemaGraph from;
    private final SchemaGraph to;
    private final Set<ObjectId> gone = new HashSet<>();
    private final Set<ObjectId> made = new HashSet<>();
    private final Map<ObjectId, Alter> early = new HashMap<>();
    private final Map<ObjectId, Alter> altered = new HashMap<>();
    /** Whose users have not been looked at. */
    private final Deque<ObjectId> left = new ArrayDeque<>();

    Draft(SchemaGraph from, SchemaGraph to) {
        this.from = from;
        this.to = to;
    }

    void drop(ObjectId id) {
        if (gone.add(id)) {
            early.remove(id);
            altered.remove(id);
            left.push(id);
        }
    }

    /** With all that belongs to it, and with the key that an index carries out. */
    void makeAnew(ObjectId id) {
        drop(id);
        from.find(id).flatMap(from::constraint).ifPresent(key -> makeAnew(key.id()));
        if (to.has(id)) {
            made.add(id);
            to.children(id).forEach(child -> makeAll(child.id()));
        }
        from.children(id).forEach(child -> dropAll(child.id()));
    }

    void makeAll(ObjectId id) {
        made.add(id);
        to.children(id).forEach(child -> makeAll(child.id()));
    }

    void dropAll(ObjectId id) {
        drop(id);
        from.children(id).forEach(child -> dropAll(child.id()));
    }

    /** Takes an attribute away before what it stands for goes, and gives the new one later. */
    void detach(ObjectId id, String... attributes) {
        SchemaObject before = from.get(id);
        SchemaObject between =
                Optional.ofNullable(early.get(id)).map(Alter::after).orElse(before);
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

    Deque<ObjectId> left() {
        return left;
    }
}
