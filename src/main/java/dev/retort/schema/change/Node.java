package dev.retort.schema.change;

import dev.retort.schema.ObjectId;

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

    @Override
    public int compareTo(Node other) {
        int byPhase = phase.compareTo(other.phase);
        return byPhase != 0 ? byPhase : id.compareTo(other.id);
    }
}
