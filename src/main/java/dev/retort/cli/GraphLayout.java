package dev.retort.cli;

import dev.retort.revision.Revision;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Revisions from top to bottom, each before what it follows, in lanes from left to right, so that lines cross little.
 *
 * @param rows a revision each
 */
record GraphLayout(List<Row> rows) {
    /**
     * One revision.
     *
     * @param lane where it stands
     * @param passing lanes that run past it, its own left out
     * @param joining lanes that end in it from above, its own left out
     * @param leaving lanes that begin in it and go down, its own left out
     * @param goesOn whether its own lane goes on below it
     * @param comesFrom whether its own lane comes from above
     */
    record Row(
            Revision revision,
            int lane,
            Set<Integer> passing,
            Set<Integer> joining,
            Set<Integer> leaving,
            boolean goesOn,
            boolean comesFrom) {
        int width() {
            int widest = lane;
            for (Collection<Integer> lanes : List.of(passing, joining, leaving)) {
                widest = lanes.stream().reduce(widest, Math::max);
            }
            return widest + 1;
        }
    }

    /** @param revisions each before its parents; parents that are left out end the lines to them */
    static GraphLayout of(List<Revision> revisions) {
        Set<String> shown = revisions.stream().map(Revision::id).collect(Collectors.toSet());
        List<Optional<String>> lanes = new ArrayList<>();
        List<Row> rows = new ArrayList<>();
        for (Revision revision : revisions) {
            rows.add(row(revision, shown, lanes));
        }
        return new GraphLayout(rows);
    }

    /** Places one revision and moves the lanes on: each waits for the revision that its line leads to. */
    private static Row row(Revision revision, Set<String> shown, List<Optional<String>> lanes) {
        Optional<String> id = Optional.of(revision.id());
        boolean comesFrom = lanes.contains(id);
        int lane = comesFrom ? lanes.indexOf(id) : free(lanes);
        Set<Integer> passing = new TreeSet<>();
        Set<Integer> joining = new TreeSet<>();
        for (int i = 0; i < lanes.size(); i++) {
            if (i != lane && lanes.get(i).isPresent()) {
                (lanes.get(i).equals(id) ? joining : passing).add(i);
            }
        }
        joining.forEach(i -> lanes.set(i, Optional.empty()));
        lanes.set(lane, Optional.empty());
        Set<Integer> leaving = new TreeSet<>();
        boolean goesOn = false;
        for (String parent :
                revision.downRevisions().stream().filter(shown::contains).toList()) {
            if (!goesOn) {
                goesOn = true;
                lanes.set(lane, Optional.of(parent));
            } else {
                int other = free(lanes);
                lanes.set(other, Optional.of(parent));
                leaving.add(other);
            }
        }
        return new Row(revision, lane, passing, joining, leaving, goesOn, comesFrom);
    }

    private static int free(List<Optional<String>> lanes) {
        int index = lanes.indexOf(Optional.<String>empty());
        if (index >= 0) {
            return index;
        }
        lanes.add(Optional.empty());
        return lanes.size() - 1;
    }

    int width() {
        return rows.stream().mapToInt(Row::width).max().orElse(0);
    }
}
