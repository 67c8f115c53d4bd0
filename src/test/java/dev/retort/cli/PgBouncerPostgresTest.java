package dev.retort.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.retort.cli.TestingShell.Answer;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real PgBouncer between Retort and the server. */
@ExtendWith(TestingDatabase.class)
class PgBouncerPostgresTest {
    private static final Path PROGRAM = Path.of("/usr/sbin/pgbouncer");

    private final TestingDatabase.Url direct;
    private final Path folder;

    PgBouncerPostgresTest(TestingDatabase.Url direct, @TempDir Path folder) {
        this.direct = direct;
        this.folder = folder;
        assumeTrue("true".equals(System.getenv("CI")) || Files.exists(PROGRAM), "there is no pgbouncer here");
    }

    /** A PgBouncer that runs until it is closed. */
    private record Bouncer(Process process, TestingDatabase.Url url) implements AutoCloseable {
        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }

    private Bouncer bouncer(String... more) throws IOException, InterruptedException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        URI server = URI.create(direct.text());
        // It refuses root, and a temporary folder of JUnit's is root's alone.
        Path home = Files.createTempDirectory(
                "pgbouncer", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Path file = home.resolve("pgbouncer.ini");
        Files.writeString(file, """
                [databases]
                * = host=127.0.0.1 port=%d user=postgres
                [pgbouncer]
                listen_addr = 127.0.0.1
                listen_port = %d
                unix_socket_dir =
                auth_type = any
                ignore_startup_parameters = extra_float_digits
                %s
                """.formatted(server.getPort(), port, String.join("\n", more)));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            // It becomes the program, so that what ends it ends that too.
            command.addAll(List.of("setpriv", "--reuid=nobody", "--clear-groups", "--"));
        }
        command.addAll(List.of(PROGRAM.toString(), file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("log").toFile())
                .start();
        TestingDatabase.Url url =
                new TestingDatabase.Url(direct.text().replace(":" + server.getPort() + "/", ":" + port + "/"));
        while (!answers(url)) {
            assertThat(process.isAlive())
                    .as(Files.readString(home.resolve("log")))
                    .isTrue();
        }
        return new Bouncer(process, url);
    }

    private static boolean answers(TestingDatabase.Url url) {
        try (Connection connection = url.connect()) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private TestingShell shell(Bouncer bouncer) {
        TestingShell shell = new TestingShell(folder, bouncer.url());
        shell.migration("aaaa01", "", "CREATE TABLE a (x int);", "DROP TABLE a;");
        shell.migration("bbbb02", "aaaa01", "CREATE INDEX CONCURRENTLY i ON a (x);", "DROP INDEX i;");
        return shell;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"default_pool_size = 20", "default_pool_size = 1", "min_pool_size = 5", "server_round_robin = 1"
            })
    void migratesWhereSessionsArePooled(String setting) throws Exception {
        try (Bouncer bouncer = bouncer("pool_mode = session", setting)) {
            Answer up = shell(bouncer).retort("goto", "head");

            assertThat(up.exitCode()).as(up.err()).isZero();
            Answer down = shell(bouncer).retort("goto", "base");
            assertThat(down.exitCode()).as(down.err()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"default_pool_size = 20", "default_pool_size = 1", "min_pool_size = 5", "server_round_robin = 1"
            })
    void refusesWhereTransactionsArePooledAndSaysWhatToDo(String setting) throws Exception {
        try (Bouncer bouncer = bouncer("pool_mode = transaction", setting)) {
            // Idle backends in the pool, so that ours is one of several.
            List<Connection> others = new ArrayList<>();
            for (int i = 0; i < (setting.endsWith("= 1") && setting.startsWith("default") ? 1 : 4); i++) {
                Connection other = bouncer.url().connect();
                other.setAutoCommit(false);
                try (Statement statement = other.createStatement()) {
                    statement.execute("SELECT 1");
                }
                others.add(other);
            }
            for (Connection other : others) {
                other.close();
            }

            refused(shell(bouncer).retort("goto", "head"));
        }
    }

    @Test
    void refusesWhereStatementsArePooled() throws Exception {
        try (Bouncer bouncer = bouncer("pool_mode = statement")) {
            refused(shell(bouncer).retort("goto", "head"));
        }
    }

    private void refused(Answer answer) {
        assertThat(answer.exitCode()).as(answer.err()).isEqualTo(2);
        assertThat(answer.err()).contains("connect to the server directly", "pool_mode=session");
        assertThat(direct.query("SELECT to_regclass('a')")).containsOnlyNulls();
    }
}
