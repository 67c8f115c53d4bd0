package dev.retort.database;

import dev.retort.sql.SqlStatement;
import dev.retort.sql.Timeouts;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.core.QueryExecutor;
import org.postgresql.jdbc.PgConnection;
import org.postgresql.jdbc.PgStatement;

/** One connection to PostgreSQL, which holds the lock and does the work, so that both end together. */
public final class Session implements AutoCloseable {
    private static final int CONNECT_SECONDS = 10;
    private static final int LOGIN_SECONDS = 20;
    private static final String OLDEST_SERVER = "14";
    private static final List<Sql> SETTLING = Stream.of(
                    "SET SESSION AUTHORIZATION DEFAULT",
                    "RESET ROLE",
                    "RESET ALL",
                    "CLOSE ALL",
                    "UNLISTEN *",
                    "DEALLOCATE ALL",
                    "DISCARD TEMP",
                    "DISCARD SEQUENCES")
            .map(Sql::of)
            .toList();

    private final Connection connection;
    private final ConnectionSettings settings;
    private final String applicationName;
    private final Limits limits;
    private final Map<String, String> variables;
    private Limits current;
    private Optional<LockWatch> watch = Optional.empty();

    private Session(
            Connection connection,
            ConnectionSettings settings,
            String applicationName,
            Limits limits,
            Map<String, String> variables) {
        this.connection = connection;
        this.settings = settings;
        this.applicationName = applicationName;
        this.limits = limits;
        this.current = limits;
        this.variables = variables;
    }

    /**
     * Connects.
     *
     * @param applicationName shows in {@code pg_stat_activity}, so that whoever waits can say for whom
     * @param limits how long any statement may take
     * @param variables settings that scripts read, by their whole names
     * @throws DatabaseUnavailableException where that fails, for whatever reason
     */
    public static Session open(
            ConnectionSettings settings, String applicationName, Limits limits, Map<String, String> variables) {
        try {
            Connection connection = connect(settings, applicationName);
            refusePooledTransactions(connection, settings, applicationName);
            return configured(new Session(connection, settings, applicationName, limits, variables));
        } catch (SQLException e) {
            throw new DatabaseUnavailableException(
                    "cannot connect to " + settings.place() + ": " + SqlState.words(e)
                            + SqlState.of(e).inParentheses() + ignoredParameter(e),
                    e);
        }
    }

    /** PgBouncer refuses what the driver says of itself, until it is told not to mind. */
    private static String ignoredParameter(SQLException e) {
        return SqlState.words(e).contains("unsupported startup parameter")
                ? "; let PgBouncer pass over it: ignore_startup_parameters = extra_float_digits"
                : "";
    }

    private static Connection connect(ConnectionSettings settings, String applicationName) throws SQLException {
        Connection connection = new Driver().connect(settings.jdbcUrl(), properties(settings, applicationName));
        if (connection == null) {
            throw new SettingsException("the driver does not take the database's address");
        }
        return connection;
    }

    private static void refusePooledTransactions(
            Connection connection, ConnectionSettings settings, String applicationName) throws SQLException {
        boolean keeps = false;
        try {
            keeps = new Pooler(connection, () -> connect(settings, applicationName)).keepsSession();
            if (!keeps) {
                throw new SettingsException("a connection pooler at " + settings.place()
                        + " gives each transaction another session (PgBouncer's pool_mode=transaction or statement), so that"
                        + " a migration's lock and settings would be lost; connect to the server directly, or set"
                        + " pool_mode=session for this database");
            }
        } finally {
            if (!keeps) {
                connection.close();
            }
        }
    }

    private static Session configured(Session session) throws SQLException {
        try {
            session.together(List.of(Command.of(session.configuration())));
            return session;
        } catch (SQLException e) {
            session.close();
            throw e;
        }
    }

    private static Properties properties(ConnectionSettings settings, String applicationName) {
        Properties properties = settings.properties();
        properties.setProperty("ApplicationName", applicationName);
        // The name goes along with the start, and RESET ALL leads back to it; else the driver would set it afterwards.
        properties.setProperty("assumeMinServerVersion", OLDEST_SERVER);
        // Scripts go to the server as they are, each statement as our own splitter cut it.
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        // A script may deallocate what the driver has prepared.
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("tcpKeepAlive", "true");
        properties.putIfAbsent("connectTimeout", String.valueOf(CONNECT_SECONDS));
        // A server that takes the connection and then says nothing. There is no limit once it has: a statement may take
        // as long as it takes.
        int connect = seconds(properties.getProperty("connectTimeout"));
        if (connect > 0) {
            properties.putIfAbsent("loginTimeout", String.valueOf(Math.max(connect, LOGIN_SECONDS)));
        }
        return properties;
    }

    private static int seconds(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new SettingsException("the database's connect_timeout is not a number of seconds");
        }
    }

    /** Takes back all that a script has set or left in the session, except for advisory locks. */
    void settle() throws SQLException {
        together(Command.of(settling()));
    }

    /** Takes what a file says of its own scripts, from the next time that the session is settled. */
    void limit(Timeouts timeouts) {
        current = limits(timeouts);
    }

    Limits limits(Timeouts timeouts) {
        return limits.with(timeouts);
    }

    String applicationName() {
        return applicationName;
    }

    Limits limits() {
        return current;
    }

    /** Watches for whom the session's statements wait: the same one as long as the lock timeout stays. */
    LockWatch watch() throws SQLException {
        if (watch.filter(it -> it.lockTimeout().equals(current.lock())).isEmpty()) {
            watch.ifPresent(LockWatch::close);
            watch = Optional.of(new LockWatch(this));
        }
        return watch.get();
    }

    /** What takes back all that a script has set or left in the session, except for advisory locks. */
    List<Sql> settling() {
        List<Sql> statements = new ArrayList<>(SETTLING);
        statements.add(configuration());
        return statements;
    }

    private Sql configuration() {
        Map<String, String> values = new LinkedHashMap<>(variables);
        values.put("application_name", applicationName);
        values.put("lock_timeout", current.lockText());
        values.put("statement_timeout", current.statementText());
        // A server whose client has died lets go of the lock within this time, also in the middle of a long statement.
        values.put("client_connection_check_interval", "5s");
        Sql all = Sql.of("SELECT "
                + String.join(", ", Collections.nCopies(values.size(), "pg_catalog.set_config(?, ?, false)")));
        values.forEach((name, value) -> all.values().addAll(List.of(name, value)));
        return all;
    }

    public ConnectionSettings settings() {
        return settings;
    }

    public void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    /** Work in the database. */
    public interface Work<T> {
        T run() throws SQLException;
    }

    /** Does the work in one transaction, or not at all. */
    public <T> T transaction(Work<T> work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            T result = work.run();
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(e);
            throw e;
        } finally {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Gives up the transaction at hand; that this fails too, where the connection is lost, is added to the reason. */
    void rollback(Exception reason) {
        try {
            if (connection.getAutoCommit()) {
                execute("ROLLBACK");
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    /** Runs one statement of a script and hands over what the server said on the way, also where it fails. */
    void run(SqlStatement sql, Consumer<String> notices) throws SQLException {
        if (sql.copyData().isPresent()) {
            copy(sql.text(), sql.copyData().get(), notices);
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                // Rows that a script selects are for nobody: they are read and dropped, however many there are.
                statement.unwrap(PgStatement.class).executeWithFlags(sql.text(), QueryExecutor.QUERY_NO_RESULTS);
            } finally {
                tell(statement.getWarnings(), notices);
            }
        }
    }

    private void copy(String sql, String data, Consumer<String> notices) throws SQLException {
        connection.clearWarnings();
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(data));
        } catch (IOException e) {
            throw new SQLException("cannot send the data of COPY: " + e.getMessage(), "08006", e);
        } finally {
            if (!connection.isClosed()) {
                tell(connection.getWarnings(), notices);
            }
        }
    }

    private static void tell(@Nullable SQLWarning first, Consumer<String> notices) {
        for (SQLWarning notice = first; notice != null; notice = notice.getNextWarning()) {
            notices.accept(String.valueOf(notice.getMessage()));
        }
    }

    public int update(String sql, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values)) {
            return statement.executeUpdate();
        }
    }

    int update(Sql sql) throws SQLException {
        return update(sql.text(), sql.values().toArray());
    }

    /** Sends commands on one way to the server and back, where they run one after the other until one fails. */
    List<Command.Answer> together(List<Command> commands) throws SQLException {
        return together(commands, notice -> {});
    }

    List<Command.Answer> together(List<Command> commands, Consumer<String> notices) throws SQLException {
        return new Pipeline(connection.unwrap(PgConnection.class), commands, notices).run();
    }

    /** Reads one row of an answer. */
    public interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Asks for rows. A list among the values is an array of text. */
    public <T> List<T> query(String sql, Row<T> reader, @Nullable Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(sql, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> result = new ArrayList<>();
            while (rows.next()) {
                result.add(reader.read(rows));
            }
            return result;
        }
    }

    /** Answers queries with text. */
    public interface TextRows {
        List<List<@Nullable String>> rows(String sql);
    }

    /**
     * Reads from one snapshot, in which names are printed with their schemas and nothing depends on the session's settings.
     *
     * @param what completes "cannot read …"
     */
    public <T> T snapshot(String what, Function<TextRows, T> reading) {
        return Explained.doing(
                "read " + what,
                settings,
                () -> transaction(() -> {
                    execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;"
                            + " SET LOCAL search_path = pg_catalog; SET LOCAL DateStyle = ISO;"
                            + " SET LOCAL IntervalStyle = postgres; SET LOCAL TimeZone = UTC;"
                            + " SET LOCAL extra_float_digits = 1; SET LOCAL quote_all_identifiers = off;"
                            + " SET LOCAL jit = off");
                    return reading.apply(
                            sql -> Explained.doing("read " + what, settings, () -> query(sql, Session::text)));
                }));
    }

    private static List<@Nullable String> text(ResultSet row) throws SQLException {
        int columns = row.getMetaData().getColumnCount();
        List<@Nullable String> values = new ArrayList<>(columns);
        for (int i = 1; i <= columns; i++) {
            values.add(row.getString(i));
        }
        return values;
    }

    /** Asks something that is true or false. */
    public boolean is(String sql, @Nullable Object... values) throws SQLException {
        return query(sql, row -> row.getBoolean(1), values).getFirst();
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

    @Override
    public void close() {
        watch.ifPresent(LockWatch::close);
        try {
            connection.close();
        } catch (SQLException e) {
            // Nothing is lost by a connection that does not close: what was to stay is committed.
        }
    }
}
