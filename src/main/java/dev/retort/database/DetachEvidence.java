package dev.retort.database;

import dev.retort.sql.ConcurrentDetach;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** A partition that is being detached: first it is marked as pending, then it goes. */
record DetachEvidence(Session session, ConcurrentDetach detach) implements Evidence {
    private static final String PENDING = "pending";

    @Override
    public List<String> read() throws SQLException {
        return session.query("""
                SELECT CASE WHEN inhdetachpending THEN 'pending' ELSE 'attached' END FROM pg_catalog.pg_inherits
                WHERE inhrelid OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)
                  AND inhparent OPERATOR(pg_catalog.=) pg_catalog.to_regclass(?)""", row -> row.getString(1), detach.partition(), detach.table());
    }

    @Override
    public Verdict weigh(List<String> before, Consumer<String> notes) throws SQLException {
        List<String> now = read();
        if (now.contains(PENDING)) {
            session.execute("ALTER TABLE " + detach.table() + " DETACH PARTITION " + detach.partition() + " FINALIZE");
            notes.accept(
                    " is done: the partition " + detach.partition() + " was half detached, and FINALIZE detached it");
            return Verdict.DONE;
        }
        if (now.isEmpty() && !before.isEmpty()) {
            notes.accept(" is done: " + detach.partition() + ", which was a partition before, is none any more");
            return Verdict.DONE;
        }
        return Verdict.NOT_DONE;
    }

    @Override
    public boolean leavesSomething() {
        return true;
    }

    @Override
    public String lookAt() {
        return "the partition " + detach.partition() + " in pg_inherits";
    }
}
