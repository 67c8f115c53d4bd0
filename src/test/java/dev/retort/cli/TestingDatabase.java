package dev.retort.cli;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** An embedded PostgreSQL for the whole test run, and an empty database of it for each test that asks for one. */
public final class TestingDatabase implements ParameterResolver {
    private record Server(EmbeddedPostgres postgres, AtomicInteger databases) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }

    /** An empty database. */
    public record Url(String text) {
        /** Runs SQL as its owner. */
        public void execute(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            }
        }

        /** A session of its own, for tests that need somebody in the way. */
        public Connection connect() throws SQLException {
            return DriverManager.getConnection("jdbc:" + text);
        }

        /** The first column of every row. */
        public List<String> query(String sql) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                List<String> values = new ArrayList<>();
                while (rows.next()) {
                    values.add(rows.getString(1));
                }
                return values;
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            }
        }
    }

    /** One database for all tests of a class, which each of them empties first. */
    public record Shared(String text, Connection connection) implements AutoCloseable {
        /** An empty schema, and a version table of Alembic's. */
        public void reset() {
            execute("DROP SCHEMA IF EXISTS retort CASCADE; DROP TABLE IF EXISTS alembic_version;"
                    + " CREATE TABLE alembic_version (version_num varchar(32) NOT NULL,"
                    + " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))");
        }

        public void execute(String sql) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new AssertionError(sql, e);
            }
        }

        /** The version table's rows, sorted; none where it is missing. */
        public List<String> rows() {
            try (Statement statement = connection.createStatement();
                    ResultSet table = statement.executeQuery("SELECT to_regclass('alembic_version')")) {
                if (!table.next() || table.getString(1) == null) {
                    return List.of();
                }
                List<String> rows = new ArrayList<>();
                try (ResultSet found = statement.executeQuery(
                        "SELECT version_num FROM alembic_version ORDER BY version_num COLLATE \"C\"")) {
                    while (found.next()) {
                        rows.add(found.getString(1));
                    }
                }
                return rows;
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Url.class || type == Shared.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Url.class ? fresh(context) : shared(context);
    }

    private static Shared shared(ExtensionContext context) {
        return context.getParent()
                .orElse(context)
                .getStore(ExtensionContext.Namespace.create(TestingDatabase.class, context.getRequiredTestClass()))
                .computeIfAbsent(
                        Shared.class,
                        key -> {
                            Url url = fresh(context);
                            try {
                                return new Shared(url.text(), url.connect());
                            } catch (SQLException e) {
                                throw new AssertionError(e);
                            }
                        },
                        Shared.class);
    }

    /** An empty database of the server of all tests. */
    public static Url fresh(ExtensionContext context) {
        Server server = context.getRoot()
                .getStore(ExtensionContext.Namespace.GLOBAL)
                .computeIfAbsent(Server.class, key -> start(), Server.class);
        String name = "test" + server.databases().incrementAndGet();
        String base = "postgresql://localhost:" + server.postgres().getPort() + "/";
        new Url(base + "postgres?user=postgres").execute("CREATE DATABASE " + name);
        return new Url(base + name + "?user=postgres");
    }

    private static Server start() {
        try {
            return new Server(
                    EmbeddedPostgres.builder().setServerConfig("fsync", "off").start(), new AtomicInteger());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start the embedded PostgreSQL", e);
        }
    }
}
