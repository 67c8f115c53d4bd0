package dev.retort.schema.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.retort.faults.PgDump;
import dev.retort.schema.Difference;
import dev.retort.schema.Schema;
import dev.retort.schema.lint.Finding;
import dev.retort.schema.lint.Lint;
import dev.retort.schema.lint.LintSettings;
import dev.retort.schema.lint.LintedFile;
import dev.retort.schema.lint.Rule;
import dev.retort.sql.Script;
import dev.retort.sql.Timeouts;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Plans that lock no table for as long as it is big, run there and back with rows in the tables. */
@ExtendWith(TestingServers.class)
class OnlinePostgresTest {
    private final TestingServers.Servers servers;
    private final Optional<PgDump> judge = PgDump.find();

    OnlinePostgresTest(TestingServers.Servers servers) {
        this.servers = servers;
    }

    static Stream<Arguments> cases() throws IOException {
        List<OnlineCase> all = OnlineCase.all();
        return Majors.given().stream().flatMap(major -> all.stream().map(given -> Arguments.of(major, given)));
    }

    @Test
    @Execution(CONCURRENT)
    void theCasesSayWhatThePlansAre() throws IOException, SQLException {
        Map<String, String> plans = new TreeMap<>();
        Map<String, String> wanted = new TreeMap<>();
        TestingServer server = servers.of(Majors.NEWEST);
        for (OnlineCase given : OnlineCase.all()) {
            try (TestingServer.Database from = server.create(given.from());
                    TestingServer.Database to = server.create(given.to())) {
                ChangePlan plan = plan(given, from.schema(), to.schema());
                plans.put(given.name(), text(plan));
                wanted.put(given.name(), given.plan());
            }
        }
        if (Boolean.getBoolean("golden.update")) {
            OnlineCase.write(plans);
            return;
        }
        assertThat(plans).isEqualTo(wanted);
    }

    @ParameterizedTest(name = "{1}, on PostgreSQL {0}")
    @Execution(CONCURRENT)
    @MethodSource("cases")
    void leadsThereAndBackWithoutLongLocks(int major, OnlineCase any) throws SQLException {
        OnlineCase given = any.on(major);
        TestingServer server = servers.of(major);
        try (TestingServer.Database database = server.create(given.from());
                TestingServer.Database other = server.create(given.to())) {
            Schema from = database.schema();
            Schema to = other.schema();
            List<String> dump = dump(database);
            Map<String, List<String>> rows = database.values(from);

            go(given, database, from, to);
            assertThat(dump(database)).isEqualTo(dump(other));
            go(given, database, to, from);

            assertThat(dump(database)).isEqualTo(dump);
            assertThat(database.values(from)).containsAllEntriesOf(kept(rows, to));
        }
    }

    @Test
    @Execution(CONCURRENT)
    void theJudgeSeesWhatPlainStatementsDo() throws SQLException {
        try (TestingServer.Database database =
                servers.of(Majors.NEWEST).create("CREATE TABLE t (a int); INSERT INTO t VALUES (1);")) {
            database.connection.setAutoCommit(false);
            LockJudge locks = new LockJudge(database.connection);

            assertThat(locks.run("ALTER TABLE t ADD CHECK (a > 0) NOT VALID")).isEmpty();
            assertThat(locks.run("ALTER TABLE t ALTER a SET NOT NULL")).containsExactly("reads t");
            assertThat(locks.run("ALTER TABLE t ALTER a TYPE bigint")).containsExactly("rewrites t");
            database.connection.rollback();
            database.connection.setAutoCommit(true);
        }
    }

    @Test
    @Execution(CONCURRENT)
    void aPlainPlanAttachesAnIndexOnceThereIsWhatItIsAttachedTo() throws IOException {
        RoundTrip trip = new RoundTrip(servers.of(Majors.NEWEST), Optional.empty(), false);

        assertThat(OnlineCase.all())
                .filteredOn(given -> given.name().endsWith("and one has it"))
                .singleElement()
                .satisfies(given ->
                        assertThat(trip.failures(given.from(), given.to())).isEmpty());
    }

    /** The values of a column that goes on the way are gone. */
    private static Map<String, List<String>> kept(Map<String, List<String>> rows, Schema to) {
        Map<String, List<String>> kept = new TreeMap<>(rows);
        kept.keySet()
                .removeIf(column -> to.objects().keySet().stream().noneMatch(id -> column.startsWith(id.name() + " ")));
        return kept;
    }

    private static void go(OnlineCase given, TestingServer.Database database, Schema from, Schema to)
            throws SQLException {
        ChangePlan plan = plan(given, from, to);
        assertThat(plan.refused()).isEmpty();
        Lint lint = new Lint(new LintSettings(given.version(), true, Map.of(), Set.of()));
        lint.pass(new Script("from.sql", given.from(), 1, true));
        lint.pass(new Script("to.sql", given.to(), 1, true));
        for (List<Statement> part : plan.parts()) {
            assertThat(found(lint, part)).as(text(plan)).isEmpty();
        }
        PlanRun run = PlanRun.judged(database);
        try {
            run.run(plan);
        } catch (PlanRun.Ended e) {
            throw new AssertionError(e.getMessage() + "\nin\n" + text(plan), e);
        }
        assertThat(run.wrong()).as(text(plan)).isEmpty();
        Schema reached = database.schema();
        assertThat(Difference.between(reached, to).lines()).as(text(plan)).isEmpty();
        assertThat(plan(given, reached, to).statements()).isEmpty();
    }

    private static ChangePlan plan(OnlineCase given, Schema from, Schema to) {
        return ChangePlan.between(from, to, Online.all(given.version()));
    }

    private static final Set<Rule> RULES = EnumSet.of(
            Rule.REWRITE_DEFAULT,
            Rule.VALIDATE_TOO_SOON,
            Rule.LOCK_HELD,
            Rule.ENUM_VALUE_USED,
            Rule.MIXED_TRANSACTION,
            Rule.CONCURRENT_IN_TRANSACTION,
            Rule.UNNAMED_INDEX);

    static {
        RULES.addAll(OnlineRemarks.RULES);
    }

    /** What 'retort lint' finds in a part, but for what the plan says itself. */
    private static List<Finding> found(Lint lint, List<Statement> part) {
        StringBuilder sql = new StringBuilder();
        Map<Integer, Statement> lines = new TreeMap<>();
        for (Statement statement : part) {
            lines.put(1 + (int) sql.chars().filter(c -> c == '\n').count(), statement);
            sql.append(statement.sql()).append(";\n");
        }
        Script script =
                new Script("part.sql", sql.toString(), 1, !part.getFirst().alone());
        return lint.look(new LintedFile("part.sql", script, Optional.empty(), Timeouts.NONE, true)).findings().stream()
                .filter(finding -> RULES.contains(finding.rule()))
                .filter(finding -> Optional.ofNullable(lines.get(finding.line())).orElseThrow().remarks().stream()
                        .noneMatch(remark -> remark.startsWith(OnlineIndex.PLAIN)))
                .toList();
    }

    private static String text(ChangePlan plan) {
        List<String> lines = new ArrayList<>();
        for (List<Statement> part : plan.parts()) {
            lines.add(part.getFirst().alone() ? "-- alone:" : "-- together:");
            for (Statement statement : part) {
                statement.remarks().forEach(remark -> lines.add("-- | " + remark));
                lines.add(statement.sql() + ";");
            }
        }
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private List<String> dump(TestingServer.Database database) {
        return judge.map(dump -> DumpText.of(dump.schema(database.url()))).orElse(List.of());
    }
}
