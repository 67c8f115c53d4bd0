package dev.retort.revision;

import dev.retort.revision.TargetException.Code;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a new revision follows and depends on, as {@code revision} and {@code merge} ask for it.
 *
 * @param graph what there is
 */
public record NewParents(RevisionGraph graph) {
    /**
     * The parents' ids: none for a new base.
     *
     * @param places expressions; where there are none the only head is meant
     * @param splice whether a parent may have children already
     * @throws TargetException where a place means nothing, is named twice, or is no head and splice does not allow it
     */
    public List<String> parents(List<String> places, boolean splice) {
        if (places.isEmpty()) {
            Set<String> heads = graph.heads();
            if (heads.size() > 1) {
                throw new TargetException(
                        Code.MULTIPLE_HEADS,
                        "there is more than one head: " + String.join(", ", heads)
                                + "; say with --head which one this follows, or join them with 'retort merge heads'");
            }
            return List.copyOf(heads);
        }
        Set<String> parents = new LinkedHashSet<>();
        for (String place : places) {
            for (String id : revisions(place)) {
                if (!parents.add(id)) {
                    throw new TargetException(
                            Code.DUPLICATE, "revision " + id + " is named twice as a parent; name it once");
                }
                if (!splice && !graph.children(id).isEmpty()) {
                    throw new TargetException(
                            Code.NOT_A_HEAD,
                            "revision " + id + " is not a head: "
                                    + String.join(", ", graph.children(id))
                                    + " follows it already; --splice begins a new branch there");
                }
            }
        }
        return List.copyOf(parents);
    }

    /**
     * What it depends on: ids, and labels as labels, which go on meaning the revision that carries them.
     *
     * @throws TargetException where a place means nothing
     */
    public List<String> dependencies(List<String> places) {
        Set<String> dependencies = new LinkedHashSet<>();
        for (String place : places) {
            Optional<String> label =
                    Optional.of(place).filter(it -> graph.labelled(it).isPresent());
            label.ifPresentOrElse(dependencies::add, () -> dependencies.addAll(revisions(place)));
        }
        return List.copyOf(dependencies);
    }

    private Set<String> revisions(String place) {
        Target target = Target.parse(place);
        if (target instanceof Target.Steps) {
            throw new TargetException(
                    Code.MALFORMED,
                    place
                            + " counts from where a database is, and none is asked here; count from a revision, as in head"
                            + target.symbol());
        }
        return new TargetResolver(graph, graph, Set.of()).destination(target).revisions();
    }
}
