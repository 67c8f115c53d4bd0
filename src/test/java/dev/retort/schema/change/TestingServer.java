package dev.retort.schema.change;

import dev.retort.cli.TestingDatabase;
import dev.retort.database.DatabaseUrl;
import dev.retort.database.LedgerName;
import dev.retort.database.Limits;
import dev.retort.database.Session;
import dev.retort.database.VersionTable;
import dev.retort.database.sample.SampleRows;
import dev.retort.schema.Kind;
import dev.retort.schema.ObjectId;
import dev.retort.schema.Schema;
import dev.retort.schema.SchemaObject;
import dev.retort.schema.SchemaReader;
import dev.retort.schema.Scope;
import dev.retort.sql.Script;
import dev.retort.sql.SqlStatement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Databases made and dropped at will, on the server of one that is there. */
final class TestingServer {
    private final TestingDatabase.Url url;
    private final int major;
    private final AtomicInteger databases = new AtomicInteger();
    private final ConcurrentLinkedQueue<Database> free = new ConcurrentLinkedQueue<>();
    private Optional<Schema> empty = Optional.empty();

    TestingServer(TestingDatabase.Url url, int major) {
        this.url = url;
        this.major = major;
    }

    /** One of its databases, which is there already. */
    TestingDatabase.Url url() {
        return url;
    }

    /** Its major version. */
    int major() {
        return major;
    }

    /** A database that is dropped when it is closed. */
    final class Database implements AutoCloseable {
        private final String name;
        final Connection connection;

        /** Looks at the catalog and nothing else: what it prepared would be forgotten wherever the search path is set. */
        private final Connection reader;

        private Database(String name) throws SQLException {
            this.name = name;
            this.connection = url().connect();
            this.reader = new TestingDatabase.Url(url().text() + "&options=-csearch_path=pg_catalog&prepareThreshold=1")
                    .connect();
        }

        TestingDatabase.Url url() {
            return new TestingDatabase.Url(url.text().replaceFirst("/[^/?]+\\?", "/" + name + "?"));
        }

        void run(String sql) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        }

        /** Puts a few rows into each table that takes them. */
        void fill() {
            try (Session session = Session.open(
                    DatabaseUrl.parse(url().text(), Map.of()), "rows", Limits.lock(Duration.ofSeconds(30)), Map.of())) {
                new SampleRows(session, LedgerName.DEFAULT, VersionTable.DEFAULT).fill();
            }
        }

        /** The values of each column of each table, sorted. */
        Map<String, List<String>> values(Schema schema) throws SQLException {
            Map<String, List<String>> values = new TreeMap<>();
            for (SchemaObject column : schema.all(Kind.COLUMN)) {
                ObjectId table = column.parent().orElseThrow();
                if (table.kind() == Kind.TABLE && !column.has("generated")) {
                    try (Statement statement = connection.createStatement();
                            ResultSet rows = statement.executeQuery(
                                    "SELECT " + column.name() + "::text FROM " + table.name() + " ORDER BY 1")) {
                        List<String> all = new ArrayList<>();
                        while (rows.next()) {
                            all.add(String.valueOf(rows.getString(1)));
                        }
                        values.put(column.id().name() + " " + column.content().get("type"), all);
                    }
                }
            }
            return values;
        }

        Schema schema() {
            return SchemaReader.read(this::rows, Scope.ALL);
        }

        /** Prepared, as the same is asked at each end of each way, and to plan it takes longer than to answer. */
        private List<List<@Nullable String>> rows(String sql) {
            try (PreparedStatement statement = reader.prepareStatement(sql);
                    ResultSet rows = statement.executeQuery()) {
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

        /** Empties it for the next to use, which is cheaper than a new one; where that does not succeed, it goes. */
        @Override
        public void close() throws SQLException {
            try {
                for (SchemaObject object : schema().all(Kind.SUBSCRIPTION)) {
                    String name = object.id().name();
                    run("ALTER SUBSCRIPTION " + name + " DISABLE; ALTER SUBSCRIPTION " + name
                            + " SET (slot_name = NONE); DROP SUBSCRIPTION " + name);
                }
                for (SchemaObject object : schema().all(Kind.SCHEMA)) {
                    run("DROP SCHEMA " + object.id().name() + " CASCADE");
                }
                run("DISCARD ALL; " + (major < 15 ? PUBLIC_BEFORE_15 : PUBLIC)
                        + "; COMMENT ON SCHEMA public IS 'standard public schema'");
                if (schema().equals(empty())) {
                    free.add(this);
                    return;
                }
            } catch (SQLException e) {
                // What cannot be emptied is of no use to others.
            }
            reader.close();
            connection.close();
            url.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    private static final String PUBLIC =
            "CREATE SCHEMA public AUTHORIZATION pg_database_owner; GRANT USAGE ON SCHEMA public TO PUBLIC";
    private static final String PUBLIC_BEFORE_15 = "CREATE SCHEMA public; GRANT ALL ON SCHEMA public TO PUBLIC";

    private synchronized Schema empty() {
        return empty.orElseThrow();
    }

    private Database database() throws SQLException {
        Database kept = free.poll();
        if (kept != null) {
            return kept;
        }
        String name = url.text().replaceFirst(".*/(\\w+)\\?.*", "$1") + "_" + databases.incrementAndGet();
        url.execute("CREATE DATABASE " + name + " TEMPLATE template0");
        Database database = new Database(name);
        synchronized (this) {
            if (empty.isEmpty()) {
                empty = Optional.of(database.schema());
            }
        }
        return database;
    }

    /** Whether it takes both, as one that a rule keeps from it must not. */
    boolean takes(String first, String second) {
        try (Database one = create(first);
                Database other = create(second)) {
            return !one.name.equals(other.name);
        } catch (SQLException e) {
            return false;
        }
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
}
