package dev.retort.schema.change;

import dev.retort.cli.TestingDatabase;
import dev.retort.schema.Kind;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.SchemaReader;
import dev.retort.schema.Scope;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Databases made and dropped at will, on the server of one that is there. */
final class TestingServer {
    private final TestingDatabase.Url url;
    private final AtomicInteger databases = new AtomicInteger();
    private final ConcurrentLinkedQueue<Database> free = new ConcurrentLinkedQueue<>();
    private Optional<Schema> empty = Optional.empty();

    TestingServer(TestingDatabase.Url url) {
        this.url = url;
    }

    /** A database that is dropped when it is closed. */
    final class Database implements AutoCloseable {
        private final String name;
        final Connection connection;

        private Database(String name) throws SQLException {
            this.name = name;
            this.connection = url().connect();
        }

        TestingDatabase.Url url() {
            return new TestingDatabase.Url(url.text().replaceFirst("/[^/?]+\\?", "/" + name + "?"));
        }

        void run(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        Schema schema() throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = pg_catalog");
                Schema schema = SchemaReader.read(sql -> rows(statement, sql), Scope.ALL);
                statement.execute("RESET search_path");
                return schema;
            }
        }

        /** Empties it for the next to use, which is cheaper than a new one; where that does not succeed, it goes. */
        @Override
        public void close() throws SQLException {
            try {
                for (SchemaObject object : schema().all(Kind.SCHEMA)) {
                    run("DROP SCHEMA " + object.id().name() + " CASCADE");
                }
                run(EMPTY);
                if (schema().equals(empty())) {
                    free.add(this);
                    return;
                }
            } catch (SQLException e) {
                // What cannot be emptied is of no use to others.
            }
            connection.close();
            url.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private static final String EMPTY = "DISCARD ALL; CREATE SCHEMA public AUTHORIZATION pg_database_owner;"
            + " GRANT USAGE ON SCHEMA public TO PUBLIC; COMMENT ON SCHEMA public IS 'standard public schema'";

    private synchronized Schema empty() {
        return empty.orElseThrow();
    }

    private Database database() throws SQLException {
        Database kept = free.poll();
        if (kept != null) {
            return kept;
        }
        String name = "pair" + databases.incrementAndGet();
        url.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        Database database = new Database(name);
        synchronized (this) {
            if (empty.isEmpty()) {
                empty = Optional.of(database.schema());
            }
        }
        return database;
    }

    Database create(String ddl) throws SQLException {
        Database database = database();
        try {
            for (SqlStatement statement : new Script("ddl", ddl, 1, false).statements()) {
                database.run(statement.text());
            }
        } catch (SQLException e) {
            database.close();
            throw e;
        }
        return database;
    }

    private static List<List<@Nullable String>> rows(Statement statement, String sql) {
        try (ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            List<List<@Nullable String>> all = new ArrayList<>();
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(rows.getString(i));
                }
                all.add(row);
            }
            return all;
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
