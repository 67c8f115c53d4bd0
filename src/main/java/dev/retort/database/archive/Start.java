package dev.retort.database.archive;

import dev.retort.database.Session;
import java.sql.SQLException;

/**
 * What there was before a script that runs outside a transaction, for a run that goes on with it: what the script has made
 * so far is not worth keeping, and what it has renamed has its old name on the way back.
 *
 * @param lastItem number of the last item that was in the archive
 */
record Start(long lastItem, Snapshot catalog) {
    /** As text that a later session understands. Within an {@link Interlude}. */
    static String read(Session session, Shelf shelf) throws SQLException {
        return session.query(
                        "SELECT json_build_object('last_item', (SELECT COALESCE(max(id), 0) FROM " + shelf.items()
                                + "), 'catalog', (SELECT COALESCE(json_agg(r), '[]') FROM (" + Snapshot.READ
                                + ") r))::text",
                        row -> row.getString(1),
                        Snapshot.parameters(shelf))
                .getFirst();
    }

    /** Understands such a text. Within an {@link Interlude}. */
    static Start of(Session session, String text) throws SQLException {
        long lastItem = session.query("SELECT (?::json ->> 'last_item')::int8", row -> row.getLong(1), text)
                .getFirst();
        return new Start(lastItem, Snapshot.of(session, text));
    }
}
