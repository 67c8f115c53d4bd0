package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.retort.cli.TestingDatabase;
import dev.retort.database.ConnectionSettings;
import dev.retort.database.DatabaseUrl;
import dev.retort.database.LedgerName;
import dev.retort.database.Limits;
import dev.retort.database.VersionTable;
import dev.retort.engine.Comparison;
import dev.retort.engine.Comparison.Compared;
import dev.retort.engine.Place;
import dev.retort.engine.RenameFlag;
import dev.retort.engine.Renames;
import dev.retort.engine.Scratch;
import dev.retort.engine.Side;
import dev.retort.engine.Variables;
import dev.retort.faults.PgDump;
import dev.retort.model.Model;
import dev.retort.schema.Difference;
import dev.retort.sql.SqlStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Renames of all kinds with rows in the tables, up and back, with {@code pg_dump} as the judge. */
@ExtendWith(TestingServers.class)
class RenamesPostgresTest {
    private final TestingServer server;
    private final Path folder;

    RenamesPostgresTest(TestingServers.Servers servers, @TempDir Path folder) {
        this.server = servers.of(Majors.NEWEST);
        this.folder = folder;
    }

    static Stream<RenameCase> cases() throws IOException {
        String only = System.getProperty("renames.only", "");
        return RenameCase.all().filter(given -> given.name().matches(".*(" + only + ").*"));
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @MethodSource("cases")
    void keepsTheRowsThereAndBack(RenameCase given) throws IOException, SQLException {
        try (TestingServer.Database database = server.create(given.from());
                TestingServer.Database wanted = server.create(given.to())) {
            database.run(given.rows());
            List<String> before = dump(database);
            List<String> rows = read(database, given.readBefore());

            Side to = ddl("to.sql", given.to());
            Compared compared = compare(ddl("from.sql", given.from()), to, given.flags());
            Compared live = compare(new Side.Live(settings(database.url())), to, given.flags());

            ChangePlan plan = compared.plan();
            assertThat(plan.refused()).isEmpty();
            assertThat(live.plan()).isEqualTo(plan);
            run(database, plan.statements());
            assertThat(Difference.between(database.schema(), wanted.schema()).lines())
                    .isEmpty();
            assertThat(dump(database)).isEqualTo(dump(wanted));
            assertThat(read(database, given.readAfter())).isEqualTo(rows);
            assertThat(ChangePlan.between(database.schema(), wanted.schema()).statements())
                    .isEmpty();
            if (!given.once()) {
                assertThat(compare(new Side.Live(settings(database.url())), to, List.of())
                                .lines())
                        .as("with the marks still there")
                        .isEmpty();
            }

            ChangePlan rest =
                    ChangePlan.between(compared.to(), compared.renamed().schema());
            run(database, compared.renamed().after(rest.statements()));
            assertThat(dump(database)).isEqualTo(before);
            assertThat(read(database, given.readBefore())).isEqualTo(rows);
            assertThat(lines(plan.statements())).as(given.name()).isEqualTo(given.plan());
        }
    }

    private Compared compare(Side from, Side to, List<String> flags) {
        ConnectionSettings settings = settings(server.url());
        try (Scratch scratch =
                new Scratch(version -> new Scratch.Server(settings, false, () -> {}), new SecureRandom())) {
            List<RenameFlag> renamed = flags.stream()
                    .map(flag -> RenameFlag.parse(flag).orElseThrow())
                    .toList();
            return new Comparison(RenamesPostgresTest::place, scratch)
                    .between(from, to, new Renames(renamed, candidate -> false));
        }
    }

    private static Place place(ConnectionSettings settings) {
        return new Place(
                settings,
                VersionTable.DEFAULT,
                LedgerName.DEFAULT,
                "",
                Limits.lock(Duration.ofSeconds(30)),
                Duration.ofSeconds(30),
                Variables.NONE);
    }

    private static ConnectionSettings settings(TestingDatabase.Url url) {
        return DatabaseUrl.parse(url.text(), Map.of());
    }

    private Side ddl(String name, String text) throws IOException {
        return new Side.Wanted(new Model.Files(List.of(Files.writeString(folder.resolve(name), text))));
    }

    private static List<String> lines(List<Statement> statements) {
        return statements.stream()
                .map(statement -> new SqlStatement(statement.sql(), 1, 1, Optional.empty()).oneLine())
                .toList();
    }

    private static void run(TestingServer.Database database, List<Statement> statements) throws SQLException {
        for (Statement statement : statements) {
            database.run(statement.sql());
        }
    }

    private static List<String> dump(TestingServer.Database database) {
        return PgDump.find()
                .map(dump -> DumpText.of(dump.schema(database.url())))
                .orElse(List.of());
    }

    private static List<String> read(TestingServer.Database database, List<String> queries) throws SQLException {
        List<String> all = new ArrayList<>();
        for (String query : queries) {
            try (java.sql.Statement statement = database.connection.createStatement();
                    ResultSet rows = statement.executeQuery(query)) {
                while (rows.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                        row.add(rows.getString(i));
                    }
                    all.add(String.join("|", row));
                }
            }
        }
        return all;
    }
}
