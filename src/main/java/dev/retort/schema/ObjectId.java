package dev.retort.schema;

import org.jspecify.annotations.Nullable;

/**
 * What tells an object from all others of its database.
 *
 * @param name with its schema, and its table where it belongs to one, quoted where SQL wants it: {@code shop.orders.total}
 */
public record ObjectId(Kind kind, String name) implements Comparable<ObjectId> {
    @Override
    public int compareTo(ObjectId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : name.compareTo(other.name);
    }

    // Compared and looked up millions of times where there are many tables: what the compiler makes of a record is
    // slower.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ObjectId id && kind == id.kind && name.equals(id.name);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + kind.name().hashCode();
    }

    @Override
    public String toString() {
        return kind.text() + " " + name;
    }
}
