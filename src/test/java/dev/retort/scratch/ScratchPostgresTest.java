package dev.retort.scratch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScratchPostgresTest {
    private static Connection connect(ScratchPostgres server, String password) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + server.host() + ":" + server.port() + "/" + ScratchPostgres.DATABASE,
                ScratchPostgres.USER,
                password);
    }

    @Test
    void startsAServerThatNobodyElseCanUseAndRemovesIt() throws SQLException {
        ScratchPostgres server = ScratchPostgres.start(18, System.getenv(), text -> {});
        Path data;
        try (server;
                Connection connection = connect(server, server.password());
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT current_setting('server_version'), current_setting('data_directory')")) {
            assertThat(row.next()).isTrue();
            assertThat(row.getString(1)).startsWith("18.");
            data = Path.of(row.getString(2));
            assertThat(data).exists();
            assertThatThrownBy(() -> connect(server, "guess")).hasMessageContaining("authentication failed");
        }
        assertThat(data.getParent()).doesNotExist();
        assertThatThrownBy(() -> connect(server, server.password())).isInstanceOf(SQLException.class);
    }

    @Test
    void eachServerBeginsEmpty() throws SQLException {
        try (ScratchPostgres one = ScratchPostgres.start(18, System.getenv(), text -> {});
                ScratchPostgres other = ScratchPostgres.start(18, System.getenv(), text -> {});
                Connection first = connect(one, one.password());
                Connection second = connect(other, other.password())) {
            first.createStatement().execute("CREATE TABLE t (x int)");
            second.createStatement().execute("CREATE TABLE t (x int)");
            assertThat(one.port()).isNotEqualTo(other.port());
        }
    }

    @Test
    void saysWhatToDoWhereThereIsNoSuchVersion() {
        assertThatThrownBy(() -> ScratchPostgres.start(9, System.getenv(), text -> {}))
                .isInstanceOf(ScratchException.class)
                .hasMessageContaining("14 to 18")
                .hasMessageContaining("--url");
    }

    @Test
    void saysWhatToDoWhereNothingCanBeFetched(@TempDir Path cache) {
        Map<String, String> environment =
                Map.of("XDG_CACHE_HOME", cache.toString(), Installation.REPOSITORY, "http://127.0.0.1:1/maven2");

        assertThatThrownBy(() -> new Installation(cache, environment, text -> {})
                        .of(new Build(18, "amd64", "18.0.1", "0".repeat(64))))
                .hasMessageContaining("cannot be fetched from 127.0.0.1")
                .hasMessageContaining(Installation.REPOSITORY)
                .hasMessageContaining("--url");
        assertThat(Files.exists(cache.resolve("postgres-18.0.1-amd64"))).isFalse();
    }
}
