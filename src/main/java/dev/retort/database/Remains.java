package dev.retort.database;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What earlier runs have left in the ledger that a step may have to take away. Read when a run begins, since nobody else
 * writes while it holds the lock.
 *
 * @param kept revisions that are not applied, of which the ledger has kept something
 * @param halfDone revisions whose scripts stopped half way outside a transaction
 */
record Remains(Set<String> kept, Set<String> halfDone) {
    static final Remains NONE = new Remains(Set.of(), Set.of());

    Remains {
        kept = Set.copyOf(kept);
        halfDone = Set.copyOf(halfDone);
    }

    static Remains read(Ledger ledger, Progress progress) throws SQLException {
        return new Remains(
                Set.copyOf(ledger.keptIds()),
                progress.halfDone().stream().map(HalfDone::revision).collect(Collectors.toSet()));
    }

    /** The revisions whose progress a step forgets, once it is done. */
    Set<String> halfDoneOf(StepWork work) {
        Set<String> forgotten = new TreeSet<>(work.touched());
        forgotten.retainAll(halfDone);
        if (!work.script().runsInTransaction()) {
            forgotten.add(work.entry().revision().id());
        }
        return forgotten;
    }
}
