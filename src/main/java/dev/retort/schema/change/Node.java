package dev.retort.schema.change;

import dev.retort.schema.ObjectId;
import org.jspecify.annotations.Nullable;

/** Something to be done with an object, in a certain order. */
record Node(Phase phase, ObjectId id) implements Comparable<Node> {
    /** In the order in which people read them, where nothing else says which comes first. */
    enum Phase {
        DETACH,
        DROP,
        ALTER,
        CREATE,
        ATTACH
    }

    // For the same reason as an object's id.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Node node && phase == node.phase && id.equals(node.id);
    }

    @Override
    public int hashCode() {
        return 31 * id.hashCode() + phase.name().hashCode();
    }

    @Override
    public int compareTo(Node other) {
        int byPhase = phase.compareTo(other.phase);
        return byPhase != 0 ? byPhase : id.compareTo(other.id);
    }
}
