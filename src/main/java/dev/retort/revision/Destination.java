package dev.retort.revision;

import java.util.Set;

/**
 * What a target means on a graph.
 *
 * @param revisions what is applied there, with all that it requires; none for base
 * @param above what stands right above it: going down undoes these and all that requires them
 */
public record Destination(Set<String> revisions, Set<String> above) {
    public Destination {
        revisions = Set.copyOf(revisions);
        above = Set.copyOf(above);
    }
}
