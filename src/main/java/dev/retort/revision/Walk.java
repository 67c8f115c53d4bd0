package dev.retort.revision;

import dev.retort.revision.Target.Offset;
import dev.retort.revision.Target.Steps;
import dev.retort.revision.TargetException.Code;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Counted steps along parents and children; dependencies are not counted.
 *
 * @param place where they lead; none is base
 * @param last the revision that the last step went to, or down from
 */
record Walk(Set<String> place, Set<String> last) {
    /**
     * Walks.
     *
     * @param line the branch not to leave on the way up
     * @param start none for base
     * @param target says how many steps, and stands in messages
     */
    static Walk from(RevisionGraph graph, Optional<Lineage> line, Optional<String> start, Target target) {
        int count =
                switch (target) {
                    case Steps steps -> steps.count();
                    case Offset offset -> offset.count();
                    default -> throw new IllegalArgumentException("not a relative target: " + target.text());
                };
        return count > 0 ? up(graph, line, start, target, count) : down(graph, start, target, -count);
    }

    private static Walk up(
            RevisionGraph graph, Optional<Lineage> line, Optional<String> start, Target target, int count) {
        Optional<String> at = start;
        for (int done = 0; done < count; done++) {
            Set<String> next = new TreeSet<>(at.map(graph::children).orElseGet(graph::bases));
            line.ifPresent(branch -> next.retainAll(branch.members()));
            at = one(target, at, "above", next, done);
        }
        return new Walk(Set.of(at.orElseThrow()), Set.of(at.orElseThrow()));
    }

    private static Walk down(RevisionGraph graph, Optional<String> start, Target target, int count) {
        Optional<String> at = start;
        String last = "";
        for (int done = 0; done < count; done++) {
            if (at.isEmpty()) {
                throw tooFar(target, Optional.empty(), "below", done);
            }
            last = at.get();
            List<String> parents = graph.revision(last).downRevisions();
            at = parents.isEmpty() ? Optional.empty() : one(target, at, "below", parents, done);
        }
        return new Walk(at.map(Set::of).orElse(Set.of()), Set.of(last));
    }

    private static Optional<String> one(
            Target target, Optional<String> at, String side, Collection<String> next, int done) {
        if (next.isEmpty()) {
            throw tooFar(target, at, side, done);
        }
        if (next.size() > 1) {
            throw new TargetException(
                    Code.AMBIGUOUS_WALK,
                    target.text() + " could mean more than one revision: " + side + " " + at.orElse("base") + " stand "
                            + String.join(", ", next) + "; name one of them");
        }
        return next.stream().findFirst();
    }

    private static TargetException tooFar(Target target, Optional<String> at, String side, int done) {
        return new TargetException(
                Code.TOO_FAR,
                target.text() + " leads too far: after " + done + (done == 1 ? " step" : " steps") + " it is at "
                        + at.orElse("base") + ", and nothing stands " + side + " that");
    }
}
