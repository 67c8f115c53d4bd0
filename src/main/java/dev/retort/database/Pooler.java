package dev.retort.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.postgresql.PGConnection;

/**
 * Finds out whether a pooler between client and server gives the connection's backend to others between transactions. A
 * lock of the session, its settings and its temporary tables would go with it.
 *
 * <p>A pooler makes up the process id that a client gets for its cancel requests; a server tells its own. Behind a pooler,
 * others are sent to look for our backend while we are idle: a pool that has idle backends hands one of them out before it
 * starts another. So they are given ours, or, once all other idle ones are held, a new one; or they wait, and if we are
 * served before them, we do not stand in their line.
 */
final class Pooler {
    private static final int MOST = 200;
    private static final long SECONDS = 2;

    /** Opens another connection to the same place. */
    interface Opener {
        Connection open() throws SQLException;
    }

    private record Backend(int process, boolean isNew) {}

    private final Connection connection;
    private final Opener opener;
    private final List<Connection> held = new ArrayList<>();
    private boolean over;

    Pooler(Connection connection, Opener opener) {
        this.connection = connection;
        this.opener = opener;
    }

    /** Whether the session stays with the connection. */
    boolean keepsSession() throws SQLException {
        int own = process();
        if (own == connection.unwrap(PGConnection.class).getBackendPID()) {
            return true;
        }
        try {
            String since = one(connection, "SELECT pg_catalog.clock_timestamp()::pg_catalog.text");
            for (int i = 0; i < MOST; i++) {
                FutureTask<Backend> other = started(() -> hold(since));
                Backend found;
                try {
                    found = within(other);
                } catch (TimeoutException e) {
                    return answersBefore(own, other);
                }
                if (found.process() == own || process() != own) {
                    return false;
                }
                if (found.isNew()) {
                    return true;
                }
            }
            return false;
        } catch (SQLException e) {
            // Where statements are pooled, a transaction is refused.
            if (String.valueOf(e.getMessage()).contains("statement pooling")) {
                return false;
            }
            throw e;
        } finally {
            letGo();
        }
    }

    private synchronized void letGo() throws SQLException {
        over = true;
        for (Connection other : held) {
            other.abort(Runnable::run);
        }
    }

    /** One that still stood in line when we were done would hold a backend for as long as the process lives. */
    private synchronized void keep(Connection other) throws SQLException {
        if (over) {
            other.abort(Runnable::run);
        } else {
            held.add(other);
        }
    }

    /** Others wait for a backend. Whoever has one of their own is served; whoever has not stands behind them. */
    private boolean answersBefore(int own, FutureTask<Backend> other) throws SQLException {
        FutureTask<Integer> again = started(this::process);
        try {
            int now = within(again);
            return now == own && !other.isDone();
        } catch (TimeoutException e) {
            throw new SQLException("the pooler has no connection to spare", "53300", e);
        }
    }

    private Backend hold(String since) throws SQLException {
        Connection other = opener.open();
        keep(other);
        other.setAutoCommit(false);
        String sql = "SELECT pg_catalog.pg_backend_pid()::pg_catalog.text OPERATOR(pg_catalog.||) ' '"
                + " OPERATOR(pg_catalog.||) (backend_start OPERATOR(pg_catalog.>) " + Sql.literal(since)
                + "::pg_catalog.timestamptz)::pg_catalog.text FROM pg_catalog.pg_stat_activity"
                + " WHERE pid OPERATOR(pg_catalog.=) pg_catalog.pg_backend_pid()";
        String[] answer = one(other, sql).split(" ", -1);
        return new Backend(Integer.parseInt(answer[0]), Boolean.parseBoolean(answer[1]));
    }

    private int process() throws SQLException {
        return Integer.parseInt(one(connection, "SELECT pg_catalog.pg_backend_pid()"));
    }

    private static String one(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    private static <T> FutureTask<T> started(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofVirtual().name("pooler").start(task);
        return task;
    }

    private static <T> T within(FutureTask<T> task) throws SQLException, TimeoutException {
        try {
            return task.get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("stopped while looking for a pooler", "57014", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SQLException cause) {
                throw cause;
            }
            throw new IllegalStateException(e);
        }
    }
}
