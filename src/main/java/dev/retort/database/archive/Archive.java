package dev.retort.database.archive;

import dev.retort.database.Explained;
import dev.retort.database.LedgerName;
import dev.retort.database.Session;
import dev.retort.database.StepGuard;
import dev.retort.database.VersionTable;
import dev.retort.revision.Direction;
import dev.retort.sql.Script;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The archive of one version table. Needs the run's lock for everything that writes. */
public final class Archive {
    /**
     * A step whose losses are looked after.
     *
     * @param exceptions tables that are not kept
     */
    public record Step(String revision, Direction direction, DataLoss dataLoss, Exceptions exceptions) {
        boolean keeps() {
            return dataLoss != DataLoss.ALLOW;
        }
    }

    private final Session session;
    private final LedgerName ledger;
    private final Shelf shelf;
    private final Items items;

    public Archive(Session session, LedgerName ledger, VersionTable table) {
        this.session = session;
        this.ledger = ledger;
        this.shelf = new Shelf(ledger, table);
        this.items = new Items(session, shelf);
    }

    private <T> T doing(String what, Session.Work<T> work) {
        return Explained.doing(what, session.settings(), work);
    }

    private <T> T looking(String what, Session.Work<T> work) {
        return Explained.reading(
                what, session.settings(), ledger.toRead(session.settings().user()), work);
    }

    /** All that is kept or was, the newest first. */
    public List<Item> items() {
        return looking("read the archive", items::all);
    }

    /** What waits to be put back, the newest first. */
    public List<Item> waiting() {
        return looking("read the archive", items::waiting);
    }

    /**
     * Stands beside a step.
     *
     * @param waiting what the archive held when the run began, and since
     * @param notes is told what was kept and what was put back
     */
    public StepGuard guard(Step step, List<Item> waiting, Consumer<String> notes) {
        List<Item> coming = waiting.stream()
                .filter(item -> item.comesBackWith(step.revision(), step.direction()))
                .toList();
        return coming.isEmpty() && !step.keeps()
                ? StepGuard.NONE
                : new ArchivingGuard(session, shelf, items, step, coming, notes);
    }

    /** What a script would destroy. Reads, and writes nothing. */
    public List<Expected> expected(Script script, Exceptions exceptions) {
        return reading(
                "tell what " + script.file() + " would destroy",
                now -> new Forecast(session, now, exceptions.with(script)).of(script));
    }

    /** What a step would put back. Reads, and writes nothing. */
    public List<Returning> returning(String revision, Direction direction) {
        return reading("tell what would be put back", now -> {
            List<Returning> returning = new ArrayList<>();
            for (Item item : items.waiting()) {
                if (item.comesBackWith(revision, direction)) {
                    returning.add(Interlude.of(session, () -> new ReturnForecast(session, shelf, items, now).of(item)));
                }
            }
            return returning;
        });
    }

    private interface Reading<T> {
        T read(Snapshot now) throws SQLException;
    }

    private <T> T reading(String what, Reading<T> reading) {
        return doing(
                what,
                () -> session.transaction(() -> {
                    session.execute("SET TRANSACTION READ ONLY");
                    return reading.read(Interlude.of(session, () -> Snapshot.read(session, shelf)));
                }));
    }

    /** The first rows of an item as text, with their columns' names before them. */
    public List<List<String>> rows(long id, int limit) {
        return looking("read item " + id + " of the archive", () -> {
            Optional<Item> item = items.find(id);
            if (item.isEmpty() || !session.is("SELECT pg_catalog.to_regclass(?) IS NOT NULL", shelf.kept(id))) {
                return List.of();
            }
            return new Rows(session, shelf, item.get()).read(limit);
        });
    }

    /** Gives up what items keep. */
    public void drop(List<Item> gone) {
        doing(
                "drop from the archive",
                () -> session.transaction(() -> {
                    for (Item item : gone) {
                        items.drop(item);
                    }
                    return true;
                }));
    }

    /** Puts back what an item keeps, now. Rows and values that were written since stay, and what they stand in the way of. */
    public Restored restore(Item item) {
        return doing(
                "put back item " + item.id() + " of the archive",
                () -> session.transaction(
                        () -> Interlude.of(session, () -> new Restoration(session, shelf, items, item).run())));
    }

    /** What is to go by a rule, the newest first. Ages count by the server's clock, which the items' times are of. */
    public List<Item> expired(Retention retention) {
        return looking("read the archive", () -> {
            List<Item> all = items.all().stream().filter(Item::holds).toList();
            return all.isEmpty() || retention.forEver()
                    ? List.of()
                    : retention.expired(
                            all,
                            session.query("SELECT pg_catalog.clock_timestamp()", row -> row.getTimestamp(1)
                                            .toInstant())
                                    .getFirst());
        });
    }
}
