package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.sql.Destruction;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Keeps what the statements of one step destroy. A statement that may destroy something is tried behind a savepoint, and the
 * catalog and the counts of changed rows before and after are compared; what it would take away is kept, and it runs once more.
 * What would rewrite a table twice that way, a change of type, is told by the statement's words instead.
 */
final class Keeper {
    private static final int TRIES = 4;

    private final Session session;
    private final Shelf shelf;
    private final Items items;
    private final Draft draft;
    private final Exceptions exceptions;
    private final List<Item> kept = new ArrayList<>();
    private final List<Left> left = new ArrayList<>();
    private final List<Left> unsifted = new ArrayList<>();
    private final Map<Long, RowCapture> waiting = new HashMap<>();
    private final Set<String> notKept = new TreeSet<>();
    private final Set<String> done = new TreeSet<>();
    private EarlierPart earlier = EarlierPart.NONE;
    private Writes filledAfter = Writes.NONE;
    private Snapshot now;

    Keeper(Session session, Shelf shelf, Items items, Draft draft, Exceptions exceptions) {
        this.session = session;
        this.shelf = shelf;
        this.items = items;
        this.draft = draft;
        this.exceptions = exceptions;
        this.now = draft.start();
    }

    /**
     * Takes up what an earlier run has kept that was cut off within this script.
     *
     * @param lastItem number of the last item before the step
     */
    void resume(long lastItem) throws SQLException {
        now = Snapshot.read(session, shelf);
        earlier = EarlierPart.find(session, shelf, items, draft, lastItem, now);
    }

    /** Runs a statement, and keeps what it destroys. */
    void run(SqlStatement statement, Runnable run) throws SQLException {
        List<Destruction> told = statement.destructions();
        if (told.isEmpty()) {
            run.run();
            return;
        }
        done.clear();
        Told words = Told.of(session, told);
        Interlude.of(session, () -> before(words));
        if (words.rewrites()) {
            run.run();
            Interlude.of(session, this::lookAgain);
        } else {
            tryOut(words, run);
        }
        Interlude.of(session, this::fillLeft);
    }

    /** What a try would do twice, or cannot show: changes of type, and tables that are emptied. */
    private boolean before(Told words) throws SQLException {
        now = Snapshot.read(session, shelf);
        if (words.rewrites()) {
            for (Loss loss : words.losses(now)) {
                keep(loss, false);
            }
        }
        for (long table : words.emptied(session)) {
            Optional<Relation> relation = relation(table);
            if (relation.isPresent()) {
                rows(relation.get());
            }
        }
        return true;
    }

    private boolean lookAgain() throws SQLException {
        now = Snapshot.read(session, shelf);
        return true;
    }

    private boolean fillLeft() throws SQLException {
        for (Left each : allLeft()) {
            each.fill(session, shelf, now);
        }
        for (Left each : unsifted) {
            each.sift(session, shelf, now);
        }
        left.addAll(unsifted);
        unsifted.clear();
        filledAfter = writes();
        return true;
    }

    private List<Left> allLeft() {
        return Stream.concat(earlier.left().stream(), left.stream()).toList();
    }

    private void tryOut(Told words, Runnable run) throws SQLException {
        Set<Long> watched = new LinkedHashSet<>(Interlude.of(session, () -> words.changed(session)));
        for (int tries = 1; ; tries++) {
            session.execute("SAVEPOINT retort_keep");
            Writes before = writes();
            List<RowCapture> captures = Interlude.of(session, () -> captures(watched));
            run.run();
            Snapshot later = Interlude.of(session, () -> Snapshot.read(session, shelf));
            List<Loss> losses = open(now.lostIn(later));
            Set<Long> unwatched = unwatched(before, watched);
            if (tries == TRIES || (losses.isEmpty() && unwatched.isEmpty())) {
                Interlude.of(session, () -> end(captures));
                session.execute("RELEASE SAVEPOINT retort_keep");
                now = later;
                return;
            }
            session.execute("ROLLBACK TO SAVEPOINT retort_keep; RELEASE SAVEPOINT retort_keep");
            watched.addAll(unwatched);
            Interlude.of(session, () -> {
                for (Loss loss : losses) {
                    keep(loss, words.onlyDrops());
                }
                return true;
            });
        }
    }

    private Writes writes() throws SQLException {
        return Writes.soFar(session, shelf);
    }

    private Set<Long> unwatched(Writes before, Set<Long> watched) throws SQLException {
        Set<Long> unwatched = new LinkedHashSet<>();
        for (long table : writes().since(before)) {
            relation(table)
                    .map(this::root)
                    .filter(root -> isWorth(root.oid()))
                    .filter(root -> !watched.contains(root.oid()) && !watched.contains(table))
                    .ifPresent(root -> unwatched.add(root.oid()));
        }
        return unwatched;
    }

    private Relation root(Relation relation) {
        return relation.parent().flatMap(this::relation).map(this::root).orElse(relation);
    }

    /** Only what was there before the step can be lost. */
    private Optional<Relation> relation(long oid) {
        return draft.start().relation(oid).isPresent() ? now.relation(oid) : Optional.empty();
    }

    private boolean isWorth(long oid) {
        return draft.start().relation(oid).isPresent();
    }

    private List<RowCapture> captures(Set<Long> watched) throws SQLException {
        List<RowCapture> captures = new ArrayList<>();
        for (long oid : watched) {
            Optional<Relation> relation = relation(oid);
            if (relation.isPresent() && !waiting.containsKey(oid) && !isNever(relation.get())) {
                captures.add(RowCapture.begin(session, shelf, items, draft, relation.get()));
            }
        }
        return captures;
    }

    private boolean end(List<RowCapture> captures) throws SQLException {
        for (RowCapture capture : captures) {
            if (capture.hasToWait()) {
                waiting.put(capture.relation().oid(), capture);
            } else {
                end(capture);
            }
        }
        return true;
    }

    private void end(RowCapture capture) throws SQLException {
        capture.end().ifPresent(kept::add);
        capture.updated().ifPresent(unsifted::add);
    }

    /** The constraints are checked: nothing is pending any more. */
    void settled() throws SQLException {
        if (!waiting.isEmpty()) {
            Interlude.of(session, () -> {
                for (RowCapture capture : waiting.values()) {
                    end(capture);
                }
                return fillLeft();
            });
            waiting.clear();
        }
    }

    private List<Loss> open(List<Loss> losses) {
        return losses.stream()
                .filter(loss -> isWorth(loss.relation().oid()))
                .map(this::open)
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<Loss> open(Loss loss) {
        long oid = loss.relation().oid();
        Relation start = draft.start().relation(oid).orElse(loss.relation());
        return switch (loss) {
            case Loss.OfTable table -> done.contains(oid + "") ? Optional.empty() : Optional.of(loss);
            case Loss.OfSequence sequence -> done.contains(oid + "") ? Optional.empty() : Optional.of(loss);
            case Loss.OfColumns columns ->
                some(oid, start, columns.columns()).map(some -> new Loss.OfColumns(loss.relation(), some));
            case Loss.OfValues values ->
                some(oid, start, values.columns()).map(some -> new Loss.OfValues(loss.relation(), some));
        };
    }

    private Optional<List<Column>> some(long oid, Relation start, List<Column> columns) {
        List<Column> some = columns.stream()
                .filter(column ->
                        start.columns().containsKey(column.number()) && !done.contains(oid + "." + column.number()))
                .toList();
        return some.isEmpty() ? Optional.empty() : Optional.of(some);
    }

    private void keep(Loss loss, boolean mayMove) throws SQLException {
        Optional<Loss> open = open(loss);
        if (open.isEmpty()) {
            return;
        }
        Relation relation = loss.relation();
        mark(open.get());
        if (isNever(relation)) {
            return;
        }
        LossKeeper keeper = new LossKeeper(session, shelf, items, draft);
        Optional<Item> item = keeper.keep(open.get(), now, mayMove);
        if (item.isPresent() && open.get() instanceof Loss.OfValues values) {
            unsifted.add(new Left(
                    item.get(),
                    relation.oid(),
                    numbers(relation, item.get().key()),
                    values.columns().stream().map(Column::number).toList()));
        } else {
            item.ifPresent(kept::add);
        }
    }

    private void mark(Loss loss) {
        long oid = loss.relation().oid();
        switch (loss) {
            case Loss.OfTable table -> done.add(oid + "");
            case Loss.OfSequence sequence -> done.add(oid + "");
            case Loss.OfColumns columns -> columns.columns().forEach(column -> done.add(oid + "." + column.number()));
            case Loss.OfValues values -> values.columns().forEach(column -> done.add(oid + "." + column.number()));
        }
    }

    private List<Integer> numbers(Relation relation, List<String> names) {
        Relation start = draft.start().relation(relation.oid()).orElse(relation);
        return names.stream()
                .flatMap(name -> start.columns().values().stream()
                        .filter(column -> column.name().equals(name))
                        .map(Column::number))
                .toList();
    }

    private void rows(Relation relation) throws SQLException {
        if (!isNever(relation)) {
            new LossKeeper(session, shelf, items, draft).rows(relation).ifPresent(kept::add);
        }
    }

    private boolean isNever(Relation relation) {
        Relation before = draft.start().relation(relation.oid()).orElse(relation);
        boolean never = exceptions.cover(before);
        if (never) {
            notKept.add(before.text());
        }
        return never || exceptions.isElsewhere(before, draft.start());
    }

    /** What is lost so far, where a changed value counts as soon as the change can be seen. */
    List<Item> lost() throws SQLException {
        return Interlude.of(session, () -> {
            List<Item> lost = new ArrayList<>(kept);
            for (Left each : left) {
                if (each.hasChanges(session, shelf, now)) {
                    lost.add(each.item());
                }
            }
            return lost;
        });
    }

    /** Ends the step. */
    List<Item> end() throws SQLException {
        List<Item> all = new ArrayList<>(earlier.items());
        all.addAll(kept);
        if (!all.isEmpty() || !allLeft().isEmpty()) {
            now = Snapshot.read(session, shelf);
        }
        if (!allLeft().isEmpty()) {
            if (!writes().equals(filledAfter)) {
                fillLeft();
            }
            for (Left each : allLeft()) {
                each.prune(session, shelf, items, now).ifPresent(all::add);
            }
        }
        for (Item item : all) {
            Optional<Item.Names> names = draft.left(item, now);
            if (names.isPresent()) {
                items.setLeft(item, names.get());
            }
        }
        return List.copyOf(all);
    }

    /** Tables of which something was lost and not kept, since they are never to be. */
    Set<String> notKept() {
        return notKept;
    }
}
