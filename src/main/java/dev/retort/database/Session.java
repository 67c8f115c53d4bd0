package dev.retort.database;

import dev.retort.sql.SqlStatement;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** One connection to PostgreSQL, which holds the lock and does the work, so that both end together. */
public final class Session implements AutoCloseable {
    private static final String CONNECT_SECONDS = "10";
    private static final String OLDEST_SERVER = "14";

    private final Connection connection;
    private final ConnectionSettings settings;

    private Session(Connection connection, ConnectionSettings settings) {
        this.connection = connection;
        this.settings = settings;
    }

    /**
     * Connects.
     *
     * @param applicationName shows in {@code pg_stat_activity}, so that whoever waits can say for whom
     * @throws DatabaseUnavailableException where that fails, for whatever reason
     */
    public static Session open(ConnectionSettings settings, String applicationName) {
        Properties properties = settings.properties();
        properties.setProperty("ApplicationName", applicationName);
        // The name goes along with the start, and RESET ALL leads back to it; else the driver would set it afterwards.
        properties.setProperty("assumeMinServerVersion", OLDEST_SERVER);
        // Scripts go to the server as they are, each statement as our own splitter cut it.
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        properties.setProperty("tcpKeepAlive", "true");
        properties.putIfAbsent("connectTimeout", CONNECT_SECONDS);
        try {
            Connection connection = new Driver().connect(settings.jdbcUrl(), properties);
            if (connection == null) {
                throw new SettingsException("the driver does not take the database's address");
            }
            Session session = new Session(connection, settings);
            session.settle();
            return session;
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(
                    "cannot connect to " + settings.place() + ": " + oneLine(e) + state(e), e);
        }
    }

    private static String oneLine(SQLException e) {
        return String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", "; ");
    }

    static String state(SQLException e) {
        return e.getSQLState() == null ? "" : " (SQLSTATE " + e.getSQLState() + ")";
    }

    /** Takes back what a script has set for the session. */
    void settle() throws SQLException {
        execute("RESET SESSION AUTHORIZATION");
        execute("RESET ALL");
        // A server whose client has died lets go of the lock within this time, also in the middle of a long statement.
        execute("SET client_connection_check_interval = '5s'");
    }

    ConnectionSettings settings() {
        return settings;
    }

    Connection connection() {
        return connection;
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    void setLocal(String parameter, Duration value) throws SQLException {
        query("SELECT pg_catalog.set_config(?, ?, true)", row -> row.getString(1), parameter, value.toMillis() + "ms");
    }

    /** Runs one statement of a script and hands over what the server said on the way. */
    void run(SqlStatement sql, Consumer<String> notices) throws SQLException {
        if (sql.copyData().isPresent()) {
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(sql.text(), new StringReader(sql.copyData().get()));
            } catch (IOException e) {
                throw new SQLException("cannot send the data of COPY: " + e.getMessage(), "08006", e);
            }
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql.text());
            for (SQLWarning notice = statement.getWarnings(); notice != null; notice = notice.getNextWarning()) {
                notices.accept(String.valueOf(notice.getMessage()));
            }
        }
    }

    int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    <T> List<T> query(String sql, Row<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    private PreparedStatement prepare(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            @Nullable Object value = values[i];
            if (value instanceof List<?> list) {
                statement.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
            } else {
                statement.setObject(i + 1, value);
            }
        }
        return statement;
    }

    static @Nullable ServerErrorMessage serverError(SQLException e) {
        return e instanceof PSQLException postgres ? postgres.getServerErrorMessage() : null;
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing is lost by a connection that does not close: what was to stay is committed.
        }
    }
}
