package dev.retort.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.TestInstance.Lifecycle.PER_CLASS;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(PER_CLASS)
class ShopExamplePostgresTest {
    private final List<Migration> migrations = Migration.inOrder(Path.of("deploy/examples/shop/versions"));

    private final EmbeddedPostgres postgres;
    private final Connection connection;

    ShopExamplePostgresTest() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        connection = postgres.getPostgresDatabase().getConnection();
    }

    @BeforeEach
    void empty() throws SQLException {
        run("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
    }

    @AfterAll
    void stop() throws IOException, SQLException {
        connection.close();
        postgres.close();
    }

    @Test
    void everyStepGoesForwardAndBackAndForwardAgain() throws SQLException {
        for (var migration : migrations) {
            var before = Snapshot.of(connection);
            run(migration.up());
            var after = Snapshot.of(connection);
            run(migration.down());
            assertThat(changes(before)).as("back from %s", migration.file()).isEmpty();
            run(migration.up());
            assertThat(changes(after)).as("again to %s", migration.file()).isEmpty();
        }
    }

    @Test
    void theWholeWayBackPassesEveryStateOfTheWayThere() throws SQLException {
        var states = new ArrayList<Snapshot>();
        for (var migration : migrations) {
            states.add(Snapshot.of(connection));
            run(migration.up());
        }
        assertThat(Snapshot.of(connection).lines())
                .filteredOn(line -> line.startsWith("row "))
                .hasSizeGreaterThan(15);
        for (var migration : migrations.reversed()) {
            run(migration.down());
            assertThat(changes(states.removeLast()))
                    .as("back from %s", migration.file())
                    .isEmpty();
        }
        assertThat(Snapshot.of(connection).lines()).isEmpty();
    }

    @Test
    void noNameIsChangedByBeingSplitAndJoined() throws SQLException {
        upTo("8b60d2e5f713");
        run("""
                INSERT INTO customer (full_name, email) VALUES
                    (' Leading', '1'), ('Trailing ', '2'), ('Two  blanks', '3'), ('a b c d', '4'), (E'tab\\there', '5'),
                    ('李 小龙', '6')
                """);
        assertThereAndBack("c4a81f0d9e36");
    }

    @Test
    void noAmountIsChangedByBeingCountedInCents() throws SQLException {
        upTo("5d27b3e1a890");
        run("UPDATE payment SET amount = 9999999999.99 WHERE id = 1; UPDATE invoice SET amount = 0.01 WHERE id = 1");
        assertThereAndBack("94f0c6a7d3b1");
    }

    @Test
    void stockIsReservedAndNeverOversold() throws SQLException {
        upTo("e2705ac81f9d");
        run("INSERT INTO order_line VALUES (3, 2, 1, 40, 34.90)");
        assertThatThrownBy(() -> run("INSERT INTO order_line VALUES (3, 3, 1, 1, 34.90)"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("product 1 has fewer than 1 left");
    }

    @Test
    void onlyWhatIsNotPaidIsOpen() throws SQLException {
        upTo("a6b85e12f47c");
        try (var statement = connection.createStatement();
                var open = statement.executeQuery("SELECT addressee, open_cents FROM open_invoice")) {
            assertThat(open.next()).isTrue();
            assertThat(open.getString(1)).isEqualTo("Lovelace");
            assertThat(open.getLong(2)).isEqualTo(6600);
            assertThat(open.next()).isFalse();
        }
    }

    private void assertThereAndBack(String id) throws SQLException {
        var migration = migrations.stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
        var before = Snapshot.of(connection);
        run(migration.up());
        assertThat(changes(before)).isNotEmpty();
        run(migration.down());
        assertThat(changes(before)).isEmpty();
    }

    private List<String> changes(Snapshot since) throws SQLException {
        return Snapshot.of(connection).changesSince(since);
    }

    private void upTo(String id) throws SQLException {
        for (var migration : migrations) {
            run(migration.up());
            if (migration.id().equals(id)) {
                return;
            }
        }
        throw new IllegalArgumentException("No revision " + id);
    }

    /** A section in one transaction, as the engine runs it, but for what PostgreSQL refuses there. */
    private void run(String section) throws SQLException {
        if (section.isBlank()) {
            return;
        }
        connection.setAutoCommit(section.contains("INDEX CONCURRENTLY"));
        try (var statement = connection.createStatement()) {
            statement.execute(section);
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } finally {
            connection.setAutoCommit(true);
        }
    }
}
