package dev.retort.revision;

import dev.retort.revision.TargetException.Code;
import java.util.HashSet;
import java.util.Set;

/** How a target is to be reached. Each answers which revisions are applied afterwards. */
public enum Verb {
    /**
     * Up or down, whichever leads there. A target that means everything ({@code head}, {@code heads}, {@code base}) leaves
     * exactly what it stands for; any other brings its own line there and leaves other branches alone, as Alembic's
     * upgrade and downgrade do.
     */
    GOTO {
        @Override
        Set<String> wanted(RevisionGraph graph, Set<String> applied, Target target, Set<String> destination) {
            if (target.meansEverything()) {
                return graph.closure(destination);
            }
            Set<String> wanted = without(graph, applied, destination);
            wanted.addAll(graph.closure(destination));
            return wanted;
        }
    },
    /** Only adds. */
    UPGRADE {
        @Override
        Set<String> wanted(RevisionGraph graph, Set<String> applied, Target target, Set<String> destination) {
            Set<String> wanted = new HashSet<>(applied);
            wanted.addAll(graph.closure(destination));
            return wanted;
        }
    },
    /** Only takes away: all that requires the destination, which has to be applied itself. */
    DOWNGRADE {
        @Override
        Set<String> wanted(RevisionGraph graph, Set<String> applied, Target target, Set<String> destination) {
            for (String id : destination) {
                if (!applied.contains(id)) {
                    throw new TargetException(
                            Code.NOT_APPLIED,
                            "cannot downgrade to " + id + ": it is not applied; 'retort current' shows what is");
                }
            }
            return target instanceof Target.Base ? Set.of() : without(graph, applied, destination);
        }
    };

    abstract Set<String> wanted(RevisionGraph graph, Set<String> applied, Target target, Set<String> destination);

    private static Set<String> without(RevisionGraph graph, Set<String> applied, Set<String> destination) {
        Set<String> rest = new HashSet<>(applied);
        Set<String> above = graph.dependentsOf(destination);
        above.removeAll(destination);
        rest.removeAll(above);
        return rest;
    }

    /** The plan of this verb from an applied set to a destination that {@link Target#resolve} gave. */
    public Plan plan(RevisionGraph graph, Set<String> applied, Target target, Set<String> destination) {
        return Plan.between(graph, applied, wanted(graph, applied, target, destination));
    }
}
