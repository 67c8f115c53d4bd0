package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.StepGuard;
import dev.retort.sql.SqlStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Keeps what a step destroys, and puts back what the step that led the other way had destroyed. */
final class ArchivingGuard implements StepGuard {
    private final Session session;
    private final Shelf shelf;
    private final Items items;
    private final Archive.Step step;
    private final Return comingBack;
    private final Consumer<String> notes;
    private final List<String> outside = new ArrayList<>();
    private Keeper keeper;

    ArchivingGuard(
            Session session, Shelf shelf, Items items, Archive.Step step, List<Item> waiting, Consumer<String> notes) {
        this.session = session;
        this.shelf = shelf;
        this.items = items;
        this.step = step;
        this.comingBack = new Return(session, shelf, items, waiting);
        this.notes = notes;
        this.keeper = keeper(new Snapshot(java.util.Map.of()));
    }

    private Keeper keeper(Snapshot start) {
        return new Keeper(
                session, shelf, items, new Draft(step.revision(), step.direction(), start), step.exceptions());
    }

    @Override
    public void begin() throws SQLException {
        Interlude.of(session, () -> {
            if (step.keeps()) {
                keeper = keeper(Snapshot.read(session, shelf));
            }
            comingBack.prepare();
            return true;
        });
    }

    @Override
    public Optional<String> beginOutside() throws SQLException {
        return Interlude.of(session, () -> {
            Optional<String> start = step.keeps() ? Optional.of(Start.read(session, shelf)) : Optional.empty();
            if (start.isPresent()) {
                keeper = keeper(Start.of(session, start.get()).catalog());
            }
            comingBack.prepare();
            return start;
        });
    }

    @Override
    public void resume(Optional<String> start) throws SQLException {
        Interlude.of(session, () -> {
            if (step.keeps() && start.isPresent()) {
                Start before = Start.of(session, start.get());
                keeper = keeper(before.catalog());
                keeper.resume(before.lastItem());
            } else if (step.keeps()) {
                keeper = keeper(Snapshot.read(session, shelf));
            }
            return true;
        });
    }

    @Override
    public void run(SqlStatement statement, Runnable run) throws SQLException {
        if (!step.keeps()) {
            run.run();
            return;
        }
        keeper.run(statement, run);
        refuse();
    }

    @Override
    public void settled() throws SQLException {
        keeper.settled();
        refuse();
    }

    private void refuse() throws SQLException {
        if (step.dataLoss() == DataLoss.REFUSE) {
            List<Item> lost = keeper.lost();
            if (!lost.isEmpty()) {
                throw new DataLossException(step.direction().text() + " of revision " + step.revision()
                        + " would destroy data, which --data-loss refuse forbids: "
                        + lost.stream().map(ArchivingGuard::told).collect(Collectors.joining("; "))
                        + ". --data-loss archive keeps it for the way back; the step is rolled back");
            }
        }
    }

    private static String told(Item item) {
        return item.text() + (item.rows() == 0 ? "" : ", " + item.rows() + (item.rows() == 1 ? " row" : " rows"));
    }

    @Override
    public void outside(SqlStatement statement) {
        if (step.keeps() && !statement.destructions().isEmpty()) {
            outside.add("line " + statement.line());
        }
    }

    @Override
    public void end() throws SQLException {
        List<String> told = Interlude.of(session, () -> {
            List<String> all = new ArrayList<>();
            if (step.keeps()) {
                for (Item item : keeper.end()) {
                    if (item.kind() == Item.Kind.SEQUENCE) {
                        // It comes and goes with a table, which is told.
                        continue;
                    }
                    all.add("kept in the archive as item " + item.id() + ": " + told(item));
                }
            }
            all.addAll(comingBack.putBack());
            return all;
        });
        told.forEach(notes);
        if (!keeper.notKept().isEmpty()) {
            notes.accept(
                    "lost and not kept, as it is said to be for these tables: " + String.join(", ", keeper.notKept()));
        }
        if (!outside.isEmpty()) {
            notes.accept("what these statements destroyed was not kept, since they run outside of any transaction: "
                    + String.join(", ", outside));
        }
    }
}
