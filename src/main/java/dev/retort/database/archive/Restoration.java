package dev.retort.database.archive;

import dev.retort.database.Session;
import dev.retort.database.archive.Item.Kind;
import java.sql.SQLException;
import java.util.List;

/**
 * Puts an item back because somebody asks for it: before the step that leads back, or what that step had to leave. Within an
 * {@link Interlude}.
 */
record Restoration(Session session, Shelf shelf, Items items, Item item) {
    Restored run() throws SQLException {
        session.execute("SAVEPOINT retort_restore");
        boolean waits = item.outcome().isEmpty();
        boolean countsWrites = item.kind() == Kind.ROWS || item.kind() == Kind.VALUES;
        if (item.kind() == Kind.ROWS) {
            // Whether another row has the key is seen anew; who wrote a value once is known for good.
            forgetWrites();
        }
        Snapshot now = Snapshot.read(session, shelf);
        Item there = waits ? item.asLeft() : item;
        Return back = new Return(session, shelf, items, List.of(there), false);
        if (now.named(there.schema(), there.table()).isPresent()) {
            back.prepare();
        }
        PutBack result = back.one(there, now);
        Restored restored = new Restored(item, result.rows(), result.left(), result.words());
        if (restored.nothing()) {
            session.execute("ROLLBACK TO SAVEPOINT retort_restore");
        } else if (waits && result.left() > 0) {
            items.setRows(item, result.left());
            if (countsWrites) {
                // The way back looks again.
                forgetWrites();
            }
        } else {
            items.putBack(item, result.rows(), String.join("; ", result.words()));
        }
        return restored;
    }

    private void forgetWrites() throws SQLException {
        session.update("UPDATE " + shelf.kept(item.id()) + " SET stale = false WHERE stale");
    }
}
