package dev.retort.revision;

import dev.retort.revision.Target.Base;
import dev.retort.revision.Target.Head;
import dev.retort.revision.Target.Heads;
import dev.retort.revision.Target.Named;
import dev.retort.revision.Target.Offset;
import dev.retort.revision.Target.Steps;
import dev.retort.revision.TargetException.Code;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds out what targets mean, given what there is and what is applied.
 *
 * @param source what the migrations' folder holds: heads are those of the folder
 * @param known what folder and ledger hold together: named revisions may be in the ledger alone
 * @param applied closed under {@link RevisionGraph#requirements}
 */
public record TargetResolver(RevisionGraph source, RevisionGraph known, Set<String> applied) {
    /**
     * What the target stands for.
     *
     * @throws TargetException where it means nothing here, or more than one thing
     */
    public Destination destination(Target target) {
        Optional<Lineage> line = lineage(target);
        return switch (target) {
            case Head head -> at(heads(target), Optional.empty());
            case Heads heads -> at(heads(target), Optional.empty());
            case Base base -> new Destination(Set.of(), among(line, known.bases()));
            case Named named -> at(Set.of(named(named, line)), line);
            case Steps steps -> steps(steps, line);
            case Offset offset -> offset(offset, line);
        };
    }

    Optional<Lineage> lineage(Target target) {
        return target.branch().map(branch -> Lineage.of(known, branch));
    }

    private Destination at(Set<String> revisions, Optional<Lineage> line) {
        Set<String> above = new TreeSet<>();
        revisions.forEach(id -> above.addAll(among(line, known.children(id))));
        return new Destination(revisions, above);
    }

    private static Set<String> among(Optional<Lineage> line, Set<String> ids) {
        return line.map(branch -> branch.among(ids)).orElse(ids);
    }

    private Set<String> heads(Target target) {
        if (target instanceof Heads && target.branch().isEmpty()) {
            return source.effectiveHeads(); // a head that another one depends on is applied with it
        }
        NavigableSet<String> heads = new TreeSet<>(source.heads());
        target.branch().ifPresent(branch -> heads.retainAll(source.descendants(Set.of(source.resolve(branch)))));
        return target instanceof Heads ? heads : only(target, heads);
    }

    private static Set<String> only(Target target, NavigableSet<String> heads) {
        if (heads.size() > 1) {
            String prefix = target.branch().map(branch -> branch + "@").orElse("");
            throw new TargetException(
                    Code.MULTIPLE_HEADS,
                    target.branch().map(branch -> "branch " + branch).orElse("the migrations")
                            + " have more than one head: " + String.join(", ", heads) + "; name one of them, use "
                            + prefix + "heads for all, or merge them");
        }
        return heads;
    }

    private String named(Named named, Optional<Lineage> line) {
        String id = known.resolve(named.name());
        line.filter(branch -> !branch.contains(id)).ifPresent(branch -> {
            throw new TargetException(
                    Code.NOT_ON_BRANCH,
                    "revision " + id + " is not on branch " + named.branch().orElseThrow()
                            + "; name it without the branch, or by its own");
        });
        return id;
    }

    private Destination steps(Steps steps, Optional<Lineage> line) {
        NavigableSet<String> places = line.map(branch -> branch.tops(applied)).orElseGet(() -> known.maximal(applied));
        if (places.size() > 1) {
            throw new TargetException(
                    Code.AMBIGUOUS_START,
                    steps.text() + " could start at any of " + String.join(", ", places) + ": say which branch, as in "
                            + places.getFirst() + "@" + steps.symbol());
        }
        Walk walk = Walk.from(known, line, places.stream().findFirst(), steps);
        return steps.count() > 0 ? at(walk.place(), line) : new Destination(walk.place(), walk.last());
    }

    private Destination offset(Offset offset, Optional<Lineage> line) {
        Optional<String> start =
                switch (offset.from()) {
                    case Head head -> oneHead(head);
                    case Heads heads -> oneHead(new Head(heads.branch()));
                    case Base base -> Optional.<String>empty();
                    case Named named -> Optional.of(named(named, line));
                    case Steps steps -> throw new IllegalArgumentException("an offset begins at a place");
                    case Offset other -> throw new IllegalArgumentException("an offset begins at a place");
                };
        Walk walk = Walk.from(known, line, start, offset);
        return walk.place().isEmpty() ? new Destination(Set.of(), walk.last()) : at(walk.place(), line);
    }

    private Optional<String> oneHead(Head head) {
        return heads(head).stream().findFirst();
    }
}
