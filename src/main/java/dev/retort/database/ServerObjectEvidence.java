package dev.retort.database;

import dev.retort.sql.ServerObject;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/** A database, tablespace or prepared transaction, whose row in the catalog comes and goes with the statement. */
record ServerObjectEvidence(Session session, ServerObject object) implements Evidence {
    private static String query(ServerObject.Kind kind) {
        return switch (kind) {
            case DATABASE -> "SELECT datname FROM pg_catalog.pg_database WHERE datname OPERATOR(pg_catalog.=) ?::name";
            case TABLESPACE ->
                "SELECT spcname FROM pg_catalog.pg_tablespace WHERE spcname OPERATOR(pg_catalog.=) ?::name";
            case PREPARED_TRANSACTION ->
                "SELECT gid FROM pg_catalog.pg_prepared_xacts WHERE gid OPERATOR(pg_catalog.=) ?::text"
                        + " AND database OPERATOR(pg_catalog.=) pg_catalog.current_database()";
        };
    }

    @Override
    public List<String> read() throws SQLException {
        return session.query(
                query(object.kind()).replace("::", "::pg_catalog."), row -> row.getString(1), object.name());
    }

    @Override
    public Verdict weigh(List<String> before, Consumer<String> notes) throws SQLException {
        boolean was = !before.isEmpty();
        boolean is = !read().isEmpty();
        String what = object.kind().text() + " " + object.name();
        if (object.created() && !was && is) {
            notes.accept(" is done: the " + what + ", which was not there before, is there");
            return Verdict.DONE;
        }
        if (!object.created() && was && !is) {
            notes.accept(" is done: the " + what + ", which was there before, is gone");
            return Verdict.DONE;
        }
        return Verdict.NOT_DONE;
    }

    @Override
    public boolean leavesSomething() {
        return false;
    }

    @Override
    public String lookAt() {
        return "the " + object.kind().text() + " " + object.name();
    }
}
