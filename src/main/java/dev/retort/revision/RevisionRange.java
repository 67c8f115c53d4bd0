package dev.retort.revision;

import dev.retort.revision.Target.Base;
import dev.retort.revision.Target.Heads;
import dev.retort.revision.Target.Named;
import dev.retort.revision.Target.Offset;
import dev.retort.revision.Target.Steps;
import dev.retort.revision.TargetException.Code;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A range of history, {@code from:to}, both ends in it: {@code 1975ea:head}, {@code -3:}, {@code :current},
 * {@code billing@base:billing@head}.
 *
 * @param from empty for base; {@code -N} counts from the upper end
 * @param to empty for heads; {@code +N} counts from the lower end
 */
public record RevisionRange(Optional<Target> from, Optional<Target> to) {
    /** The word for what is applied, which a place to go to cannot be. */
    private static final String CURRENT = "current";

    /**
     * Reads a range. {@code current} stands for the rows of the database.
     *
     * @throws TargetException with {@link Code#MALFORMED}
     */
    public static RevisionRange parse(String text) {
        String[] ends = text.strip().split(":", -1);
        if (ends.length != 2) {
            throw new TargetException(
                    Code.MALFORMED,
                    "cannot read the range \"" + Identifiers.printable(text)
                            + "\": write from:to, from: or :to, where each end is a revision, a label, head, base,"
                            + " current, or -3 for three below the upper end");
        }
        return new RevisionRange(end(ends[0]), end(ends[1]));
    }

    private static Optional<Target> end(String text) {
        return text.isBlank()
                ? Optional.empty()
                : Optional.of(text.strip().equals(CURRENT) ? new Named(Optional.empty(), CURRENT) : Target.parse(text));
    }

    /** Whether an end is {@code current}, so that a database has to be asked. */
    public boolean namesCurrent() {
        return isCurrent(from) || isCurrent(to);
    }

    /**
     * The revisions of the range, the newest first.
     *
     * @throws TargetException where an end means nothing, or the two do not lie on one line
     */
    public List<Revision> of(TargetResolver resolver) {
        RevisionGraph graph = resolver.known();
        Set<String> upper = upper(resolver);
        Set<String> lower = lower(resolver, upper);
        Set<String> found = new HashSet<>(graph.closure(upper));
        if (!lower.isEmpty()) {
            found.retainAll(graph.descendants(lower));
            if (found.isEmpty()) {
                throw unrelated();
            }
        }
        return graph.inOrder(found).reversed().stream().map(graph::revision).toList();
    }

    private Set<String> upper(TargetResolver resolver) {
        if (to.isEmpty()) {
            Set<String> heads = resolver.source().heads();
            return from.flatMap(Target::branch)
                    .map(branch ->
                            resolver.destination(new Heads(Optional.of(branch))).revisions())
                    .orElse(heads);
        }
        if (isCurrent(to)) {
            return resolver.known().maximal(resolver.applied());
        }
        if (to.get() instanceof Steps steps) {
            if (from.filter(Steps.class::isInstance).isPresent()) {
                throw new TargetException(
                        Code.MALFORMED,
                        "cannot read the range " + text() + ": each end counts from the other; name one of them");
            }
            return counted(resolver, lower(resolver, Set.of()), from.flatMap(Target::branch), steps);
        }
        return resolver.destination(to.get()).revisions();
    }

    private Set<String> lower(TargetResolver resolver, Set<String> upper) {
        if (from.isEmpty()) {
            return Set.of();
        }
        if (isCurrent(from)) {
            return resolver.known().maximal(resolver.applied());
        }
        return switch (from.get()) {
            case Base base -> Set.of();
            case Steps steps -> counted(resolver, upper, steps.branch(), steps);
            default -> resolver.destination(from.get()).revisions();
        };
    }

    /** The end that is so many steps from the other one. */
    private static Set<String> counted(
            TargetResolver resolver, Set<String> other, Optional<String> branch, Steps steps) {
        if (other.size() > 1) {
            throw new TargetException(
                    Code.AMBIGUOUS_START,
                    steps.text() + " could count from any of " + String.join(", ", new TreeSet<>(other))
                            + ": name the other end of the range");
        }
        Target start = other.stream()
                .<Target>map(id -> new Named(branch, id))
                .findFirst()
                .orElse(new Base(branch));
        return resolver.destination(new Offset(start, steps.count())).revisions();
    }

    private static boolean isCurrent(Optional<Target> end) {
        return end.filter(it -> it instanceof Named named && named.name().equals(CURRENT))
                .isPresent();
    }

    private String text() {
        return from.map(Target::text).orElse("") + ":" + to.map(Target::text).orElse("");
    }

    private TargetException unrelated() {
        return new TargetException(
                Code.UNRELATED,
                "the range " + text()
                        + " is empty: its upper end does not follow from its lower one; the lower end comes first");
    }
}
