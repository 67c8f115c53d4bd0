package dev.retort.engine;

import dev.retort.schema.ObjectId;
import java.util.List;

/** There is no SQL that leads to some objects. */
final class NoWayException extends RuntimeException {
    private final transient List<ObjectId> objects;

    NoWayException(List<ObjectId> objects) {
        super("there is no way to " + objects);
        this.objects = List.copyOf(objects);
    }

    List<ObjectId> objects() {
        return objects;
    }
}
