package dev.retort.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.PGConnection;

/** Asks a real server whether the splitter and the transaction rules are right. */
class SplitterPostgresTest {
    /** The driver gives the server's position in its message. */
    private static final java.util.regex.Pattern POSITION = java.util.regex.Pattern.compile("Position: (\\d+)");

    private static @Nullable EmbeddedPostgres server;

    @BeforeAll
    static void start() throws IOException, SQLException {
        server = EmbeddedPostgres.builder().start();
        try (Connection connection = connect()) {
            run(connection, String.join("\n", CaseFile.lines("server/transactions-setup.sql")));
        }
    }

    @AfterAll
    static void stop() throws IOException {
        running().close();
    }

    static List<TransactionCase> transactions() {
        return TransactionCase.all().stream().filter(TransactionCase::askServer).toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("transactions")
    void theServerRefusesInATransactionWhatWeSay(TransactionCase transaction) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            assertThat(stateOf(statement, transaction.sql())).isEqualTo(transaction.refused() ? "25001" : "00000");
            statement.execute("ROLLBACK");
        }
    }

    static Stream<String> scripts() {
        return Stream.of("strings", "bodies", "copy", "pieces").map(name -> "server/" + name + ".sql");
    }

    /** Each script leaves what it made of its text in the table result, beside what it should be. */
    @ParameterizedTest
    @MethodSource("scripts")
    void theServerAcceptsEachStatementOfAScript(String name) throws SQLException, IOException {
        for (String lineEnd : List.of("\n", "\r\n")) {
            try (Connection connection = connect();
                    Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute("CREATE TEMPORARY TABLE result (was text, should_be text)");
                run(connection, String.join(lineEnd, CaseFile.lines(name)));
                try (ResultSet rows = statement.executeQuery(
                        "SELECT was IS NOT DISTINCT FROM should_be AS as_it_should, was, should_be FROM result")) {
                    int count = 0;
                    while (rows.next()) {
                        assertThat(rows.getBoolean("as_it_should"))
                                .as("%s, which should be %s", rows.getString("was"), rows.getString("should_be"))
                                .isTrue();
                        count++;
                    }
                    assertThat(count).isPositive();
                }
                connection.rollback();
            }
        }
    }

    @Test
    void findsTheServersErrorPositionInTheFile() throws SQLException {
        String script = "SELECT 1;\r\n/* 😀 */ SELECT '😀', -- 😀\r\n  '表', wrong;";
        SqlStatement failing = SqlSplitter.split(script, 10).getLast();
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            assertThat(positionOf(statement, failing)).isEqualTo(new Position(12, 8));
            SqlStatement cut = SqlSplitter.split("\n SELECT (1 +\n)", 1).getLast();
            assertThat(positionOf(statement, cut)).isEqualTo(new Position(3, 1));
            SqlStatement ended = SqlSplitter.split("\n SELECT 1 +;", 1).getLast();
            assertThat(positionOf(statement, ended)).isEqualTo(new Position(2, 12));
        }
    }

    private static Position positionOf(Statement statement, SqlStatement sql) {
        try {
            statement.execute(sql.text());
        } catch (SQLException e) {
            Matcher position = POSITION.matcher(String.valueOf(e.getMessage()));
            assertThat(position.find()).as("%s", e).isTrue();
            return sql.locate(Integer.parseInt(position.group(1)));
        }
        throw new AssertionError("accepted: " + sql.text());
    }

    private static String stateOf(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return "00000";
        } catch (SQLException e) {
            return e.getSQLState();
        }
    }

    private static void run(Connection connection, String script) throws SQLException, IOException {
        for (SqlStatement sql : SqlSplitter.split(script, 1)) {
            if (sql.copyData().isPresent()) {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(sql.text(), new StringReader(sql.copyData().get()));
                continue;
            }
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false); // else the driver reads strings its own way, and gets some wrong
                statement.execute(sql.text());
            } catch (SQLException e) {
                throw new AssertionError("%d:%d %s".formatted(sql.line(), sql.column(), sql.text()), e);
            }
        }
    }

    /** Statements without parameters go by the simple protocol, as the engine sends them. */
    private static Connection connect() throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("preferQueryMode", "extendedForPrepared");
        Connection connection = DriverManager.getConnection(running().getJdbcUrl("postgres", "postgres"), properties);
        return connection;
    }

    private static EmbeddedPostgres running() {
        EmbeddedPostgres running = server;
        if (running == null) {
            throw new IllegalStateException("the server was not started");
        }
        return running;
    }
}
