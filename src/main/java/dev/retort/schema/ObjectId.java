package dev.retort.schema;

import java.util.Comparator;

/**
 * What tells an object from all others of its database.
 *
 * @param name with its schema, and its table where it belongs to one, quoted where SQL wants it: {@code shop.orders.total}
 */
public record ObjectId(Kind kind, String name) implements Comparable<ObjectId> {
    private static final Comparator<ObjectId> ORDER =
            Comparator.comparing(ObjectId::kind).thenComparing(ObjectId::name);

    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return kind.text() + " " + name;
    }
}
